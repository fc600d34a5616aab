import sharp from 'sharp'

/** An SVG picture as PNG, in as few colours as it needs. */
export const pngOf = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9, effort: 7 }).toBuffer()
