/** Patterns for lines that are furniture, in the languages that newsrooms' pages most often use. */

/** Matches a whole line that is the text of a share button. */
export const shareButtonTextPattern =
  /^(?:share|partager|compartir|condividi|teilen|tweet(?:er)?|facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|tumblr|telegram|google\+?|flipboard|e-?mail(?: this)?|courriel|imprimer|print(?:er)?(?: friendly)?|pin(?: it)?|like|save|copy link|link|sms|pocket|messenger|share (?:on|via|this)\b.*|partager sur .*|click to (?:share|email|print).*|cliquez pour .*)$/i

/** Matches a whole line that is a label for links to other articles. */
export const linksLabelPattern =
  /^(?:lire aussi|à lire(?: aussi)?|voir aussi|à voir aussi|sur le même sujet|lisez aussi|le[ae](?: también| tambien| más)?|dowiedz się więcej|czytaj (?:też|także|więcej)|zobacz (?:też|także)|lees ook|läs (?:också|mer)|leggi anche|le[ií]a (?:também|mais|más)|(?:lesen sie|lest|lies) (?:auch|mehr)|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|mehr zum thema|read (?:also|more|next)|(?:also|more to) read|related(?: (?:articles?|stories|coverage|links|content|news|posts|topics))?|recent (?:articles|posts|stories|news)|(?:most )?popular(?: (?:articles|posts|stories|news|now))?|trending(?: (?:now|articles|stories|news))?|see also|more (?:on this(?: (?:story|topic))?|from|stories)|more|you may also like|recommended(?: for you)?|tags?|topics?|th[eè]m(?:es?|en)|temas?|mots[- ]cl[ée]s|étiquettes|etiquetas|schlagw[oö]rter|filed under)$/i

/** Matches a whole line that is an advertisement label or an interface message. */
export const adLabelOrInterfaceTextPattern =
  /^(?:advertise?ment|advert|publicité|anzeige|werbung|publicidad|pubblicità|ad|sponsored|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|loading\.*|this slideshow requires javascript\.?|skip to (?:main )?content|share this(?: (?:article|story|post|page))?:?|partager(?: cet article)?:?|back to (?:top|video)|\$\$\w+\$\$|print|sign in|log in|subscribe|(?:post |add |leave )?(?:a )?comments?(?: \(\W*\d*\))?|caption|close|image \d+ of\s*\/?\s*\d+|\d+ ?(?:of|\/) ?\d+|breaking news)$/i
