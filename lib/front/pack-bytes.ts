import type { Transform } from 'node:stream'
import { brotliCompressSync, createBrotliCompress, createGzip, gzipSync, constants as zlib } from 'node:zlib'
import type { Encoding } from './frozen/choose-encoding'

export type Packing = Exclude<Encoding, 'identity'>

// At these settings a page, or two hundred kilobytes of times, costs less than half a millisecond, which is less than a visit to
// another thread would cost; one step more costs twice that for a twentieth less.
const gzipLevel = 4
const brotliQuality = 4
// What a packer that lives as long as its answer may look back on: 256 KB instead of the usual 4 MB.
const brotliWindow = 18

/** Packs all bytes at once, here and now. */
export function packWhole(bytes: Buffer, packing: Packing): Buffer {
  if (packing === 'gzip') return gzipSync(bytes, { level: gzipLevel })
  const params = { [zlib.BROTLI_PARAM_QUALITY]: brotliQuality, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return brotliCompressSync(bytes, { params })
}

/** Packs what comes in parts. After `flush` everything that was given so far can be read on the other side. */
export function openPacker(packing: Packing): { readonly packer: Transform; flush(): void } {
  if (packing === 'gzip') {
    const packer = createGzip({ level: gzipLevel })
    return { packer, flush: () => packer.flush(zlib.Z_SYNC_FLUSH) }
  }
  const params = { [zlib.BROTLI_PARAM_QUALITY]: brotliQuality, [zlib.BROTLI_PARAM_LGWIN]: brotliWindow }
  const packer = createBrotliCompress({ params })
  return { packer, flush: () => packer.flush() }
}
