/**
 * Gives every field as many lines as its words take, so that none is cut off on paper, in a browser whose fields do not grow
 * by themselves (CSS Form Control Styling, field-sizing).
 */
export function growForPaper(): void {
  if (CSS.supports('field-sizing', 'content')) return
  for (const field of document.querySelectorAll('textarea')) {
    const line = Number.parseFloat(getComputedStyle(field).lineHeight)
    if (field.value !== '' && line > 0) field.rows = Math.ceil(field.scrollHeight / line)
  }
}
