/** Background colours of pages, by colour scheme. */
export const pageBackgrounds = { light: '#faf7f0', dark: '#191714' } as const

/** An edition's accent colour as `#rrggbb`, by colour scheme. */
export interface Accent {
  light: string
  dark: string
}

/** Minimum contrast of text (WCAG 2.2, 1.4.3). */
export const minTextContrast = 4.5

/**
 * Minimum contrast in the dark scheme. It is higher than the WCAG's minimum, because saturated text glares on black.
 */
const minDarkContrast = 6

const parseRgbChannels = (colour: string) =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))

/** Computes the relative luminance of a colour `#rrggbb`, from 0 to 1 (WCAG 2.2). */
function computeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parseRgbChannels(colour).map((channel) => {
    const normalisedChannel = channel / 255
    return normalisedChannel <= 0.04045
      ? normalisedChannel / 12.92
      : ((normalisedChannel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Computes the contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function computeContrastRatio(firstColour: string, secondColour: string): number {
  const [darker = 0, lighter = 0] = [computeLuminance(firstColour), computeLuminance(secondColour)].sort(
    (a, b) => a - b,
  )
  return (lighter + 0.05) / (darker + 0.05)
}

const mixWithWhite = (colour: string, whiteShare: number) =>
  `#${parseRgbChannels(colour)
    .map((channel) => Math.round(channel + (255 - channel) * whiteShare))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`

/** Derives both accent colours from the light one. The dark one adds as much white as its contrast requires. */
export function deriveAccent(lightSchemeColour: string): Accent {
  const whiteShares = Array.from({ length: 21 }, (_, step) => step / 20)
  const darkSchemeColour = whiteShares
    .map((whiteShare) => mixWithWhite(lightSchemeColour, whiteShare))
    .find((mixedColour) => computeContrastRatio(mixedColour, pageBackgrounds.dark) >= minDarkContrast)
  return { light: lightSchemeColour, dark: darkSchemeColour ?? '#ffffff' }
}
