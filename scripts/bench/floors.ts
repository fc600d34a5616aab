import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { findFreePort } from '../postgres/free-port'
import { startCompanion } from '../start/companion'
import { projectFolder } from '../start/places'
import { type Beside, startBeside } from './beside'
import type { Encoding, ReadyPage } from './ready-page'

/** A page under its address, by another server than ours. */
export type Floor = { readonly address: string; stop(): Promise<void> }

/** A bare Node server that holds these bytes; `folder` is for what it reads at its start. */
export async function startBareServer(folder: string, page: ReadyPage): Promise<Floor> {
  const port = await findFreePort()
  const file = path.join(folder, `ready-${port}.json`)
  await writeFile(file, JSON.stringify(page))
  const { PATH, HOME } = process.env
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    READY_PAGE: file,
    READY_PORT: String(port),
  }
  const server = await startCompanion('scripts/bench/bare-server.ts', env)
  return { address: `http://localhost:${port}/`, stop: () => server.stop() }
}

/** nginx with the same bytes made ready for `gzip_static`; null where it is not installed. */
export async function startNginx(folder: string, page: ReadyPage): Promise<Floor | null> {
  const port = await findFreePort()
  const bytes = (encoding: Encoding) => Buffer.from(page[encoding].base64, 'base64')
  await writeFile(path.join(folder, 'page.html'), bytes('identity'))
  await writeFile(path.join(folder, 'page.html.gz'), bytes('gzip'))
  await writeFile(path.join(folder, 'nginx.conf'), nginxSettings(folder, port))
  const address = `http://127.0.0.1:${port}/page.html`
  const env: NodeJS.ProcessEnv = { PATH: `${process.env.PATH}:/usr/sbin`, NODE_ENV: 'production' }
  const started = await startBeside('nginx', ['-p', folder, '-c', 'nginx.conf'], env, address)
  return started.ok ? { address, stop: started.program.stop } : null
}

const nginxSettings = (folder: string, port: number) => `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http {
  access_log off; gzip_static on; gzip_vary on; default_type text/html; keepalive_requests 100000000;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}`

/** `next start` on a folder that was built, asked for `page`. */
export async function startNext(
  folder: string,
  settings: Readonly<Record<string, string>>,
  page: string,
): Promise<Floor & Beside> {
  const port = await findFreePort()
  const { PATH, HOME } = process.env
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...settings,
  }
  const program = path.join(projectFolder, 'node_modules/next/dist/bin/next')
  const args = [program, 'start', folder, '-p', String(port), '-H', '127.0.0.1']
  const address = `http://localhost:${port}${page}`
  const started = await startBeside(process.execPath, args, env, address)
  if (!started.ok) throw new Error(`next start did not answer: ${started.said}`)
  return { address, ...started.program }
}

/** What a hand would write for the same text: no more than a document and the style it needs, in the encodings of the web. */
export function packPage(html: string): ReadyPage {
  const body = Buffer.from(html)
  const packed = { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }), identity: body }
  const ready = (encoding: Encoding) => {
    const length = ['Content-Length', String(packed[encoding].length)]
    const coding = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
    const headers = ['Content-Type', 'text/html; charset=utf-8', ...length, ...coding]
    return { headers, base64: packed[encoding].toString('base64') }
  }
  return { br: ready('br'), gzip: ready('gzip'), identity: ready('identity') }
}
