import type { PictureFacts, PictureSize } from './picture-size.ts'

/** A picture of the archive at one of its sizes. */
export interface PictureSource {
  path: string
  size: PictureSize
}

/** Maximum difference between the proportions of a picture and of its smaller copy, since lengths are whole pixels. */
const maxSkew = 0.02

const proportionOf = ({ width, height }: PictureSize) => width / height

/** Returns the smaller copies of a picture, narrowest first. Skips files that are not smaller copies. */
function listSmallerSources({ path, size }: PictureSource, facts: PictureFacts): PictureSource[] {
  return facts
    .listSmallerPictures(path)
    .flatMap((smallerPath) => {
      const smallerSize = facts.findPictureSize(smallerPath)
      if (smallerSize === null || smallerSize.width >= size.width) return []
      const skew = Math.abs(proportionOf(smallerSize) / proportionOf(size) - 1)
      return skew <= maxSkew + 1 / smallerSize.height ? [{ path: smallerPath, size: smallerSize }] : []
    })
    .sort((a, b) => a.size.width - b.size.width)
}

/** Width of a picture in the layout, by the number of pictures in a row: in the text column, and on a phone. */
const layoutWidthsByRowLength = [
  { column: '40em', phone: '88vw' },
  { column: '20em', phone: '42vw' },
  { column: '13em', phone: '42vw' },
] as const

/**
 * Lists the sources of a picture with smaller copies, for the browser to choose from.
 * @param picturesPerRow the number of pictures in its gallery; 1 outside galleries
 */
export function createSourceAttributes(
  fullSizeSource: PictureSource,
  facts: PictureFacts,
  picturesPerRow: number,
): { srcSet?: string; sizes?: string } {
  const smallerSources = listSmallerSources(fullSizeSource, facts)
  const { column, phone } =
    layoutWidthsByRowLength[Math.min(picturesPerRow, layoutWidthsByRowLength.length) - 1] ??
    layoutWidthsByRowLength[0]
  if (smallerSources.length === 0) return {}
  return {
    srcSet: [...smallerSources, fullSizeSource].map(({ path, size }) => `${path} ${size.width}w`).join(','),
    sizes: `(min-width:44em) ${column},${phone}`,
  }
}
