/** Matches the host and path of a page for sharing an article, as websites link to it. */
const sharePageUrlPattern =
  /^(?:(?:www|m)\.facebook\.com\/(?:sharer|share\.php|dialog\/(?:feed|share|send))|(?:www\.)?(?:twitter|x)\.com\/(?:intent\/(?:tweet|post)|share)|(?:www\.)?pinterest\.[\w.]+\/pin\/create|www\.linkedin\.com\/(?:sharearticle|sharing|cws\/share)|(?:www\.)?reddit\.com\/submit|del\.icio\.us\/(?:post|save)|(?:www\.)?delicious\.com\/save|api\.whatsapp\.com\/send|wa\.me\/$|(?:t|telegram)\.me\/share|plus\.google\.com\/share|(?:www\.)?tumblr\.com\/(?:share|widgets\/share)|vk\.com\/share|(?:www\.)?xing\.com\/(?:app\/user|spi\/shares)|getpocket\.com\/save|(?:www\.)?(?:stumbleupon|digg)\.com\/submit|(?:www\.)?addtoany\.com\/|(?:www\.|api\.)?addthis\.com\/)/i

/**
 * Matches frames with the buttons, comments and followers of social networks. Frames with posts and videos have other
 * URLs.
 */
const shareFrameUrlPattern =
  /^(?:(?:www|m|[a-z]{2}-[a-z]{2})\.facebook\.com\/(?:[\w.]+\/)?(?:plugins|widgets)\/(?:like|likebox|like_box|share_button|comments|follow|fan|page|activity|recommendations|facepile|subscribe|send)\.php|platform\.twitter\.com\/widgets\/(?:tweet|follow)_button|apis\.google\.com\/.{0,100}\/fastbutton|plusone\.google\.com\/)/i

const advertisementUrlPattern =
  /(?:^|[./_-])(?:ads?|smartads|adsystem|adserver|adframe|doubleclick|googlesyndication)(?:$|[./_-])/i

const hostAndPathFromUrl = (href: string): string => {
  const url = URL.parse(href)
  return url === null ? '' : `${url.host}${url.pathname}`
}

/** True for the URL of a page for sharing an article. */
export const isSharePageUrl = (href: string): boolean => sharePageUrlPattern.test(hostAndPathFromUrl(href))

/** Returns the reason for dropping a frame with share buttons or an advertisement, or `null` for any other frame. */
export function findReasonForDroppingFrame(frameUrl: string): string | null {
  const hostAndPath = hostAndPathFromUrl(frameUrl)
  if (shareFrameUrlPattern.test(hostAndPath)) return 'share buttons'
  return advertisementUrlPattern.test(hostAndPath) ? 'advertisement' : null
}
