import { once } from 'node:events'
import { accessSync, chmodSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { temporaryFolder } from '../content.ts'
import { freePort, getFrom, type LoopbackServer, startServer } from './loopback.ts'

async function found(file: string): Promise<string | null> {
  const state = await stat(file).catch(() => null)
  return state === null ? null : state.isDirectory() ? path.join(file, 'index.html') : file
}

/** Serves files without rules and media types; redirects a folder to its URL with a slash, which returns its index. */
export async function serveFiles(root: string): Promise<LoopbackServer> {
  const server = createServer(async ({ url = '/' }, response) => {
    const asked = decodeURIComponent(url.split('?', 1)[0] ?? '/')
    const file = await found(path.join(root, path.posix.normalize(asked)))
    const bytes = file === null ? null : await readFile(file).catch(() => null)
    if (bytes === null || file === null) return response.writeHead(404).end()
    if (file.endsWith('/index.html') && !/\/(?:index\.html)?$/.test(asked))
      return response.writeHead(301, { location: `${encodeURI(asked)}/` }).end()
    return response.end(bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    get: getFrom(port),
    async stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * Finds a program in `PATH` or where Debian installs servers; `null` if it is missing. @throws in CI if it is missing
 */
export function findProgram(name: string): string | null {
  for (const folder of [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'])
    try {
      accessSync(path.join(folder, name))
      return path.join(folder, name)
    } catch {}
  if (process.env.CI) throw new Error(`${name} is not installed`)
  return null
}

/** Serves a copy with nginx and the copy's two configuration files, as described in its `README.txt`. */
export async function serveWithNginx(nginx: string, root: string): Promise<LoopbackServer> {
  const [work, port] = [await temporaryFolder(), await freePort()]
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${work}/${name};`,
  )
  const configuration = `daemon off; master_process off; pid ${work}/pid; error_log stderr;
events {}
http {
  access_log off; ${temporary.join(' ')}
  include ${root}/nginx-http.conf;
  server { listen 127.0.0.1:${port}; root ${root}; include ${root}/nginx-server.conf; }
}`
  await writeFile(path.join(work, 'nginx.conf'), configuration)
  const args = ['-p', work, '-c', path.join(work, 'nginx.conf'), '-e', 'stderr']
  return startServer(port, { path: nginx, args })
}

const apacheModules = ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'rewrite']

/** Serves a copy with Apache, which reads its `.htaccess` files. */
export async function serveWithApache(apache: string, root: string): Promise<LoopbackServer> {
  const [work, port] = [await temporaryFolder(), await freePort()]
  const modules = path.join(path.dirname(apache), '../lib/apache2/modules')
  for (const folder of [work, path.dirname(root)]) chmodSync(folder, 0o755)
  await mkdir(path.join(work, 'logs'))
  await writeFile(path.join(work, 'mime.types'), '')
  const configuration = `ServerRoot ${work}
PidFile ${work}/pid
Listen 127.0.0.1:${port}
ServerName 127.0.0.1
ErrorLog ${work}/log
Mutex file:${work}
${apacheModules.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
TypesConfig ${work}/mime.types
User nobody
Group nogroup
DocumentRoot ${root}
<Directory ${root}>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
<Files ".ht*">
  Require all denied
</Files>
`
  await writeFile(path.join(work, 'apache.conf'), configuration)
  const args = ['-X', '-d', work, '-f', path.join(work, 'apache.conf')]
  return startServer(port, { path: apache, args })
}
