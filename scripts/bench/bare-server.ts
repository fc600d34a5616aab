import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { encodings, readyPageShape } from './ready-page'

// A floor: the least that Node can do with bytes that are ready. It stands at READY_PORT and answers every address with READY_PAGE.
const file = process.env.READY_PAGE ?? ''
const page = readyPageShape.parse(JSON.parse(readFileSync(file, 'utf8')))
const texts = new Map(
  encodings.map(encoding => [encoding, Buffer.from(page[encoding].base64, 'base64').toString('latin1')]),
)

const server = createServer((request, response) => {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = encodings.find(one => accepted.includes(one)) ?? 'identity'
  response.writeHead(200, page[encoding].headers)
  response.end(texts.get(encoding), 'latin1')
})
server.listen(Number(process.env.READY_PORT), '127.0.0.1', () => console.log('ready'))
process.stdin.on('end', () => process.exit(0)).resume()
