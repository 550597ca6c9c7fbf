import type { PictureCreditLookup } from '../../markup/add-picture-credits.ts'
import type { ExportIndex } from '../wxr/export-index.ts'

/** Creates a function that finds a picture's credit by the attachment id in its class (`wp-image-123`). */
export const createAttachmentCreditLookup =
  ({ attachmentById }: ExportIndex): PictureCreditLookup =>
  ({ properties: { className } }) => {
    const classNames = Array.isArray(className) ? className : []
    const [attachmentId] = classNames.flatMap((name) => /^wp-image-(\d{1,20})$/.exec(String(name))?.[1] ?? [])
    return (attachmentId !== undefined && attachmentById.get(attachmentId)?.credit) || null
  }
