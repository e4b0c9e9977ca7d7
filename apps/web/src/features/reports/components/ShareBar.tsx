/** How large a value is beside the largest one; the figure stands next to it. */
export function ShareBar({ value, of }: { value: string; of: string }) {
  const part = BigInt(value);
  const whole = BigInt(of);
  const percent = part > 0n && whole > 0n ? Number((part * 1000n) / whole) / 10 : 0;
  return (
    <span aria-hidden="true" className="block h-2.5 w-28 rounded-sm bg-muted sm:w-48">
      <span className="block h-full rounded-sm bg-primary" style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
