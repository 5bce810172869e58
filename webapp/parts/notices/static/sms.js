// sms.js: what a text costs as an SMS. Pure.

// How many SMS a text is: 70 letters, or 67 in each of several; 160 and 153 when all are in the GSM alphabet.
/** @param {string} text */
export function smsParts(text) {
  const gsm = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà]*$/u.test(text);
  const [one, each] = gsm ? [160, 153] : [70, 67];
  return text.length <= one ? 1 : Math.ceil(text.length / each);
}
