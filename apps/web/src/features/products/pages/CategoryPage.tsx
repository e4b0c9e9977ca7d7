import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, FolderTree, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { type Category, CategorySheet } from '../forms/CategorySheet.tsx';

/** The categories in the order of the shop. */
export function CategoryPage() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const format = useFormat();
  const query = useQuery(trpc.catalog.categories.queryOptions({ locale: i18n.locale }));
  const [editing, setEditing] = useState<Category | 'new'>();
  const [deleting, setDeleting] = useState<Category>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.catalog.pathKey() });
  const remove = useMutation(trpc.catalog.deleteCategory.mutationOptions());
  const order = useMutation({ ...trpc.catalog.orderCategories.mutationOptions(), onSuccess: refresh });
  const mayManage = can('product:manage');
  const move = (category: Category, by: -1 | 1) => {
    const ids = (query.data?.rows ?? []).map((row) => row.categoryId);
    const at = ids.indexOf(category.categoryId);
    const other = ids[at + by];
    if (other === undefined) return;
    ids[at] = other;
    ids[at + by] = category.categoryId;
    order.mutate({ categoryIds: ids });
  };
  const add = mayManage ? (
    <Button onClick={() => setEditing('new')}>
      <Plus aria-hidden="true" />
      <Trans>New category</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Categories</Trans>} actions={add} />
      <Card>
        <RowList
          label={t`Categories`}
          query={query}
          item={(category) => ({
            id: category.categoryId,
            title: <bdi>{category.name}</bdi>,
            hint: (
              <>
                <bdi dir="ltr">{category.slug}</bdi> · <Trans>{format.number(category.productCount)} products</Trans>
              </>
            ),
            badge: category.isHidden ? <StatusBadge status="hidden" /> : undefined,
            actions: mayManage ? (
              <RowButtons
                name={category.name}
                onMove={(by) => move(category, by)}
                onEdit={() => setEditing(category)}
                onDelete={() => setDeleting(category)}
              />
            ) : undefined,
          })}
          empty={<EmptyState icon={FolderTree} title={<Trans>No category yet</Trans>} action={add} />}
        />
      </Card>
      <CategorySheet
        open={editing !== undefined}
        onOpenChange={() => setEditing(undefined)}
        category={editing === 'new' ? undefined : editing}
      />
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={() => setDeleting(undefined)}
        title={<Trans>Delete the category {deleting?.name}?</Trans>}
        confirmLabel={<Trans>Delete category</Trans>}
        tone="danger"
        onConfirm={async () => {
          if (deleting) await remove.mutateAsync({ categoryId: deleting.categoryId });
          await refresh();
        }}
      >
        <Trans>Only a category without products can be deleted.</Trans>
      </ConfirmDialog>
    </>
  );
}

interface RowButtonsProps {
  name: string;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onDelete: () => void;
}

function RowButtons({ name, onMove, onEdit, onDelete }: RowButtonsProps) {
  const { t } = useLingui();
  return (
    <>
      <Button variant="ghost" size="icon-sm" aria-label={t`Move ${name} up`} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t`Move ${name} down`} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t`Change ${name}`} onClick={onEdit}>
        <Pencil aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t`Delete ${name}`} onClick={onDelete}>
        <Trash2 aria-hidden="true" />
      </Button>
    </>
  );
}
