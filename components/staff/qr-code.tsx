import { create } from 'qrcode'

// Light all round, so that a camera finds the corners (ISO/IEC 18004, 9.1).
const margin = 4

/** Each dark square as a step of one path: the security policy lets no image be made up in the page. */
function darkSquares(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const steps: string[] = []
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) steps.push(`M${column + margin} ${row + margin}h1v1h-1z`)
  return { size: modules.size + 2 * margin, path: steps.join('') }
}

/** A QR code for a camera, dark on white in either scheme. `label` says in words what it holds. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = darkSquares(text)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={216}
      height={216}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
