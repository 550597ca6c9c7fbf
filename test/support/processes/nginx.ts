import { execFileSync } from 'node:child_process'
import { existsSync, globSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../content.ts'
import { freePort, type LoopbackServer, startServer } from './loopback.ts'

/**
 * Finds nginx: named by `NGINX`, or on the path; `null` if there is none.
 * @throws if `NGINX` names a missing file
 */
export function nginxPath(): string | null {
  const named = process.env.NGINX
  if (named !== undefined && !existsSync(named)) throw new Error(`NGINX names ${named}, which is not there`)
  return (
    named ??
    ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((each) => existsSync(each)) ??
    null
  )
}

/** The library that gives a process another time (Debian's `libfaketime`), or `null`. @throws as above */
export function fakeTimeLibrary(): string | null {
  const library = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0] ?? null
  if (library === null && process.env.NGINX !== undefined)
    throw new Error('NGINX is named, but libfaketime is not there: apt-get install faketime')
  return library
}

/** nginx as a cache in front of an origin. */
export interface CachingProxy extends LoopbackServer {
  /** Advances the cache's clock by a number of seconds. */
  pass(seconds: number): void
}

/**
 * Configures nginx to honour `Cache-Control` (`stale-while-revalidate` too) and, unless `careless`, `Vary`, and to
 * revalidate.
 */
const configuration = (folder: string, ports: { own: number; origin: number }, careless: boolean) => `
daemon off; master_process off; pid ${folder}/pid; error_log stderr error;
env FAKETIME_TIMESTAMP_FILE; env FAKETIME_NO_CACHE; env DONT_FAKE_MONOTONIC; env FAKETIME_DONT_FAKE_MONOTONIC;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache keys_zone=archive:10m inactive=1d;
  server {
    listen 127.0.0.1:${ports.own};
    location / {
      proxy_pass http://127.0.0.1:${ports.origin};
      proxy_http_version 1.1;
      proxy_cache archive;
      proxy_cache_key $request_uri;
      proxy_cache_revalidate on;
      proxy_cache_background_update on;
      ${careless ? 'proxy_ignore_headers Vary;' : ''}
      add_header X-Cache $upstream_cache_status always;
    }
  }
}`

/** Starts nginx in front of `origin`, a port. */
export async function startNginx(origin: number, { careless }: { careless: boolean }): Promise<CachingProxy> {
  const [folder, own, library] = [await temporaryFolder(), await freePort(), fakeTimeLibrary()]
  const [file, clock] = [path.join(folder, 'nginx.conf'), path.join(folder, 'clock')]
  writeFileSync(file, configuration(folder, { own, origin }, careless))
  writeFileSync(clock, '+0\n')
  const fake = {
    LD_PRELOAD: library ?? '',
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  const binary = nginxPath() ?? ''
  const args = ['-c', file, '-p', folder, '-e', 'stderr']
  execFileSync(binary, ['-t', '-q', ...args], { stdio: 'pipe' })
  const nginx = await startServer(own, { path: binary, args, env: library ? fake : {} })
  return {
    ...nginx,
    pass: (seconds) => writeFileSync(clock, `+${seconds}\n`),
  }
}
