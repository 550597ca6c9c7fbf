import type { PictureLookup, PictureSize } from './picture-size.ts'

/** A stored picture or one of its smaller copies, with its size. */
export interface PictureSource {
  path: string
  size: PictureSize
}

/** Maximum relative difference between the aspect ratios of a picture and its smaller copy, due to rounding. */
const maxProportionDifference = 0.02

const computeAspectRatio = ({ width, height }: PictureSize) => width / height

/** Returns a picture's smaller copies, narrowest first. Skips files that are missing, too wide or misshapen. */
function listSmallerSources({ path, size }: PictureSource, pictureLookup: PictureLookup): PictureSource[] {
  return pictureLookup
    .listSmallerPictures(path)
    .flatMap((smallerPath) => {
      const smallerSize = pictureLookup.findPictureSize(smallerPath)
      if (smallerSize === null || smallerSize.width >= size.width) return []
      const proportionDifference = Math.abs(computeAspectRatio(smallerSize) / computeAspectRatio(size) - 1)
      return proportionDifference <= maxProportionDifference + 1 / smallerSize.height
        ? [{ path: smallerPath, size: smallerSize }]
        : []
    })
    .sort((a, b) => a.size.width - b.size.width)
}

/** Width of a picture in the text column and on a phone, for one, two, and three or more pictures per row. */
const layoutWidthsByRowLength = [
  { columnWidth: '40em', phoneWidth: '88vw' },
  { columnWidth: '20em', phoneWidth: '42vw' },
  { columnWidth: '13em', phoneWidth: '42vw' },
] as const

/**
 * Creates a picture's `srcset` and `sizes` attributes. Creates neither for a picture without smaller copies.
 * @param picturesPerRow the number of pictures in the gallery; 1 outside galleries
 */
export function createSrcSetAndSizes(
  fullSizeSource: PictureSource,
  pictureLookup: PictureLookup,
  picturesPerRow: number,
): { srcSet?: string; sizes?: string } {
  const smallerSources = listSmallerSources(fullSizeSource, pictureLookup)
  const { columnWidth, phoneWidth } =
    layoutWidthsByRowLength[Math.min(picturesPerRow, layoutWidthsByRowLength.length) - 1] ??
    layoutWidthsByRowLength[0]
  if (smallerSources.length === 0) return {}
  return {
    srcSet: [...smallerSources, fullSizeSource].map(({ path, size }) => `${path} ${size.width}w`).join(','),
    sizes: `(min-width:44em) ${columnWidth},${phoneWidth}`,
  }
}
