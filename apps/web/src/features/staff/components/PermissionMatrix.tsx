import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { Check, CornerDownRight } from 'lucide-react';
import { Fragment } from 'react';
import { Section } from '#components/Section.tsx';
import { permissionGroups } from '#lib/permission-text.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import type { Role } from '../lib/roles.ts';

type Matrix = RouterOutputs['identity']['permissionMatrix'];

const FIRST = 'sticky start-0 z-10 bg-card px-4 text-start';

/** Who may what: a row per permission, a column per role; what is inherited looks different from what is held. */
export function PermissionMatrix({ matrix }: { matrix: Matrix }) {
  const { t } = useMacro();
  return (
    <Section
      flush
      title={<Trans>Who may what</Trans>}
      actions={
        <span className="flex flex-wrap gap-x-4 text-muted-foreground text-xs">
          <span className="flex items-center gap-1">
            <Check aria-hidden="true" className="size-4 text-success" />
            <Trans>own</Trans>
          </span>
          <span className="flex items-center gap-1">
            <CornerDownRight aria-hidden="true" className="size-4 text-info rtl:-scale-x-100" />
            <Trans>inherited</Trans>
          </span>
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section tabIndex={0} aria-label={t`Who may what`} className="scrollbar-thin relative overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              <th scope="col" className={`${FIRST} h-10 border-b font-medium text-muted-foreground text-xs`}>
                <Trans>Permission</Trans>
              </th>
              {matrix.roles.map((role) => (
                <th key={role.roleId} scope="col" className="min-w-24 border-b px-2 text-center font-medium text-xs">
                  <bdi>{role.name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <MatrixRows matrix={matrix} />
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function MatrixRows({ matrix }: { matrix: Matrix }) {
  const { i18n } = useLingui();
  return permissionGroups(matrix.permissions).map((group) => (
    <Fragment key={group.resource}>
      <tr>
        <th
          scope="colgroup"
          colSpan={matrix.roles.length + 1}
          className="border-b bg-muted/60 px-4 py-1.5 text-start font-medium text-xs"
        >
          <span className="sticky start-4">{group.title ? i18n._(group.title) : group.resource}</span>
        </th>
      </tr>
      {group.permissions.map((permission) => (
        <tr key={permission.id} className="hover:bg-accent/40">
          <th scope="row" className={`${FIRST} h-8 border-b font-normal`} title={permission.id}>
            {permission.action ? i18n._(permission.action) : permission.id}
          </th>
          {matrix.roles.map((role) => (
            <td key={role.roleId} className="border-b px-2 text-center">
              <Cell role={role} permission={permission.id} roles={matrix.roles} />
            </td>
          ))}
        </tr>
      ))}
    </Fragment>
  ));
}

interface CellProps {
  role: Role;
  permission: string;
  roles: readonly Role[];
}

function Cell({ role, permission, roles }: CellProps) {
  const { t } = useMacro();
  const effective: readonly string[] = role.effective;
  if (role.isOwner || role.own.includes(permission)) {
    return <Check role="img" aria-label={t`Allowed`} className="mx-auto size-4 text-success" />;
  }
  if (!effective.includes(permission)) return <span className="sr-only">{t`Not allowed`}</span>;
  const from = roles
    .filter(
      (parent) => role.parentIds.includes(parent.roleId) && [...parent.effective].some((held) => held === permission),
    )
    .map((parent) => parent.name)
    .join(', ');
  return (
    <span title={t`Inherited from ${from}`}>
      <CornerDownRight
        role="img"
        aria-label={t`Inherited from ${from}`}
        className="mx-auto size-4 text-info rtl:-scale-x-100"
      />
    </span>
  );
}
