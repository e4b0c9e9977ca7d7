/** A card's month of expiry (`2027-03`) as it is printed on the card (`03/27`), and whether that month is over. */
export function expiryOf(expiresOn: string, now: Date): { month: string; isOver: boolean } {
  const [year = '', month = ''] = expiresOn.split('-');
  const thisMonth = now.toISOString().slice(0, 7);
  return { month: `${month}/${year.slice(-2)}`, isOver: expiresOn < thisMonth };
}
