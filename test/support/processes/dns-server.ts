import { createSocket } from 'node:dgram'
import { getServers, setServers } from 'node:dns'
import { once } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'

/** The addresses of a host: four bytes each in IPv4, sixteen in IPv6. */
export interface HostAddresses {
  ipv4: number[][]
  ipv6: number[][]
}

/** The types of records for which hosts are asked (RFC 1035 §3.2.2, RFC 3596 §2.1). */
const recordTypes = new Map<number, keyof HostAddresses>([
  [1, 'ipv4'],
  [28, 'ipv6'],
])

/** Response codes (RFC 1035 §4.1.1). */
const [noError, nameError] = [0, 3]

/** Reads the only question of a query (RFC 1035 §4.1.2): a name as labels with their lengths, then type and class. */
function readQuestion(query: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { host: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 }
}

/** Creates the response to a query (RFC 1035 §4.1). A host that is not in the map does not exist. */
function respond(query: Buffer, hosts: ReadonlyMap<string, HostAddresses>): Buffer {
  const { host, type, end } = readQuestion(query)
  const addresses = hosts.get(host)
  const records = addresses?.[recordTypes.get(type) ?? 'ipv4'] ?? []
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  const [isResponse, isRecursive] = [0x8000, 0x0180]
  header.writeUInt16BE(isResponse | isRecursive | (addresses ? noError : nameError), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records.length, 6)
  // The name is a pointer to the question's; the class is IN, the lifetime a minute.
  const answers = records.map((bytes) =>
    Buffer.from([0xc0, 12, type >> 8, type & 255, 0, 1, 0, 0, 0, 60, 0, bytes.length, ...bytes]),
  )
  return Buffer.concat([header, query.subarray(12, end), ...answers])
}

/** Answers the DNS queries of this process from a map, on the loopback interface, until it is stopped. */
export async function answerDns(
  hosts: ReadonlyMap<string, HostAddresses>,
): Promise<{ stop(): Promise<void> }> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => socket.send(respond(query, hosts), port, address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const before = getServers()
  const useServers = (servers: string[]) => {
    setServers(servers)
    // Modules that import the functions of node:dns by name are given those of the new servers.
    syncBuiltinESMExports()
  }
  useServers([`127.0.0.1:${socket.address().port}`])
  return {
    async stop() {
      useServers(before)
      socket.close()
      await once(socket, 'close')
    },
  }
}
