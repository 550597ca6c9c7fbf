/** One part of a message, with its fields as lines. */
export interface Part {
  fields: string[]
  body: string | Buffer
}

/** Writes a message as browsers do: fields, and parts between delimiters. */
export function message(
  parts: readonly Part[],
  {
    fields = ['From: <Saved by Blink>', 'MIME-Version: 1.0'],
    type = 'multipart/related',
    boundary = '--=_Part',
    end = '\r\n',
  } = {},
): Buffer {
  const line = (text: string) => Buffer.from(`${text}${end}`, 'latin1')
  return Buffer.concat([
    ...fields.map(line),
    line(`Content-Type: ${type}; boundary="${boundary}"`),
    line(''),
    ...parts.flatMap(({ fields: own, body }) => [
      line(`--${boundary}`),
      ...own.map(line),
      line(''),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      line(''),
    ]),
    line(`--${boundary}--`),
  ])
}

/** Encodes a text in the bytes of Latin-1 as quoted-printable, in lines of 76 characters. */
export const quotedPrintable = (text: string): string =>
  text
    .replace(/[=\x80-\xff]/g, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/(?:[^=\n]|=[0-9A-F]{2}){70}/g, '$&=\r\n')

export const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
