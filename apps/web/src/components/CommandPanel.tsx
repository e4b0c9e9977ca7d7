export function CommandPanel(props: { open: boolean; onOpenChange: (open: boolean) => void; label: string }) {
  return <dialog open={props.open} aria-label={props.label} />;
}
