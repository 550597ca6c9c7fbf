import { request as send } from 'node:http'

/** A response as received, without decoding. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** Sends a request to a loopback server, without normalising its target or following redirects. */
export const request = (
  port: number,
  target: string,
  options: { headers: Record<string, string>; method: string },
) =>
  new Promise<Reply>((resolve, reject) => {
    const sent = send({ host: '127.0.0.1', port, path: target, ...options }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body,
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
