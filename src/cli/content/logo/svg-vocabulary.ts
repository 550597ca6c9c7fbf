const toWordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Elements allowed in a logo. None of them can run code, load files, animate or lead elsewhere. */
export const allowedLogoElements = toWordSet(`
svg g defs symbol use title desc style
path rect circle ellipse line polyline polygon text tspan
linearGradient radialGradient stop clipPath mask
`)

/** Attributes allowed in a logo, besides namespace declarations. */
export const allowedLogoAttributes = toWordSet(`
id class style type version role aria-label xml:space xml:lang href xlink:href
width height viewBox preserveAspectRatio overflow display visibility opacity enable-background
x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points pathLength transform transform-origin
color fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod
clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits mask-type vector-effect paint-order
font-family font-size font-style font-weight font-stretch font-variant letter-spacing word-spacing
text-anchor dominant-baseline textLength lengthAdjust rotate shape-rendering text-rendering color-interpolation
`)

/** Functions allowed in values, besides `url(#…)`. */
export const allowedValueFunctions = toWordSet(`
rgb rgba hsl hsla matrix translate scale rotate skewX skewY
`)
