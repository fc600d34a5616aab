/**
 * What is written stands on paper as plain text below its field: no browser breaks a field between two pages, and one that is
 * longer than a page would be cut through a line. Its place is empty again once the page is printed.
 */
export function layWordsOnPaper(): void {
  for (const paper of papers()) {
    const field = paper.previousElementSibling
    paper.textContent = field instanceof HTMLTextAreaElement ? field.value : ''
  }
}

export function takeWordsOffPaper(): void {
  for (const paper of papers()) paper.textContent = ''
}

const papers = (): NodeListOf<Element> => document.querySelectorAll('.on-paper')
