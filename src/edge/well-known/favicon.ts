/** A clipping: a headline over lines of text. */
export const faviconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#7a2318" d="M1 0h14v16H1z"/><path stroke="#faf7f0" d="M3.5 9h9m-9 2.5h9m-9 2.5h5"/><path stroke="#faf7f0" stroke-width="3" d="M3.5 4.5h9"/></svg>\n'
