/** A text as HTML that shows just this text, also where markdown is read around it. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"'*_`~[\](){}#|!$\\:@]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\s*\n\s*/g, "<br>")
    .replace(/\bwww\./gi, (word) => `${word.slice(0, 3)}&#46;`);
}
