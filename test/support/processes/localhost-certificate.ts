import { generateKeyPairSync, sign } from 'node:crypto'

/** Encodes a value in DER (X.690 §8): its tag, its length, its contents. */
function der(tag: number, ...contents: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each as string)))
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const [booleanTag, integerTag, bitStringTag, octetStringTag, oidTag, utf8Tag, utcTimeTag] = [
  1, 2, 3, 4, 6, 12, 23,
]
const [sequenceTag, setTag] = [0x30, 0x31]
const [versionTag, extensionsTag, dnsNameTag] = [0xa0, 0xa3, 0x82]

const oid = (hex: string) => der(oidTag, Buffer.from(hex, 'hex'))
const sequence = (...contents: Buffer[]) => der(sequenceTag, ...contents)
const integer = (value: number) => der(integerTag, Buffer.from([value]))
const truth = der(booleanTag, Buffer.from([255]))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const localhostName = sequence(der(setTag, sequence(oid('550403'), der(utf8Tag, 'localhost'))))
const validity = sequence(der(utcTimeTag, '200101000000Z'), der(utcTimeTag, '490101000000Z'))
const extensions = sequence(
  sequence(oid('551d11'), der(octetStringTag, sequence(der(dnsNameTag, 'localhost')))),
  sequence(oid('551d13'), truth, der(octetStringTag, sequence(truth))),
)

const toPem = (label: string, bytes: Buffer) =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64')}\n-----END ${label}-----\n`

/** Makes a new key, and a certificate of it for `localhost` that it signs itself (RFC 5280 §4.1), both as PEM. */
export function createLocalhostCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const toBeSigned = sequence(
    der(versionTag, integer(2)),
    integer(1),
    ecdsaWithSha256,
    localhostName,
    validity,
    localhostName,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(extensionsTag, extensions),
  )
  const signature = der(bitStringTag, Buffer.from([0]), sign('sha256', toBeSigned, privateKey))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: toPem('CERTIFICATE', sequence(toBeSigned, ecdsaWithSha256, signature)),
  }
}
