import { splitHtml } from '../shortcodes/html-scanner.ts'
import { findItemText, type WxrItem } from '../wxr/wxr-item.ts'

/** Post types of WordPress and of well-known plugins that are never articles. */
const technicalPostTypes = new Set(
  (
    'attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request guest-author feedback ' +
    'spl_post redirect_rule redirect vip-legacy-redirect safecss scheduled-action polylang_mo tablepress_table ml-slider ' +
    'soliloquy envira envira_album lightbox_library displayed_gallery gal_display_source slide slider popup popup_theme ' +
    'sidebar cs_global_block um_form um_directory um_role cptm itsec-dashboard itsec-dash-card guest_author byline ' +
    'templatera layout kadence_element generate_elements gp_elements astra-advanced-hook mailpoet_page newsletter es_template ' +
    'advanced_ads adrotate dfads ad ads banner banners view view-template cred-form clean-theme tribe_rsvp_tickets ' +
    'tribe-ea-record subscription_form topic reply forum download_log deprecated_log vc_grid_item sfwd-certificates ' +
    'frm_display frm_styles formlift_form user_registration metaslider nf_sub ninja-form'
  ).split(' '),
)

/** Matches the prefixes of other post types that are never articles. */
const technicalPostTypePattern =
  /^(?:wp[_-]|wp(?:cf7|forms|discuz|rm|bot)|_|acf-|shop_|product_variation|edd_|give_|jp_|jetpack|amp_|elementor|e-|et_|fl-|fusion_|brizy|ct_|oxy_|ngg_|mc4wp|bp-|vc4?_|iawp|yith_|wc_|wcs?_|woo|gf_|tve_|td_nm|tdb_|mc-|cf7|flamingo_|postman_|seopress_|rank_math|rm_|schema|aioseo|cookielaw|cookie|cmplz|iubenda|mpcs|memberpress|llms_|ld-|customize_)/

const opaqueElements = new Set(['script', 'style'])

const hasVisibleText = (html: string): boolean =>
  splitHtml(html, opaqueElements).some(
    ({ kind, html: piece }) => kind === 'text' && /[\p{L}\p{N}]/u.test(piece),
  )

/** True for a link such as `/?post_type=x&p=1`, which means that WordPress has no page for this type. */
const isLinkWithoutPage = (link: string) => /[?&](?:amp;|#0?38;)?post_type=/.test(link)

/** True for a post type whose items are never shown as articles. */
export const isTechnicalPostType = (postType: string): boolean =>
  technicalPostTypes.has(postType) || technicalPostTypePattern.test(postType)

/**
 * True for posts and pages, and for items of a newspaper's own types (such as `article` or `opinion`) that
 * have a title, visible text and a page.
 */
export function isArticleItem(item: WxrItem, postType: string): boolean {
  if (postType === 'post' || postType === 'page') return true
  if (isTechnicalPostType(postType)) return false
  return (
    findItemText(item, 'title') !== '' &&
    !isLinkWithoutPage(findItemText(item, 'link')) &&
    hasVisibleText(findItemText(item, 'content:encoded'))
  )
}
