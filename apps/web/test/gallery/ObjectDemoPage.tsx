import { CreditCard, Mail, ReceiptText } from 'lucide-react';
import { CopyId } from '../../src/components/CopyId.tsx';
import { DateText } from '../../src/components/DateText.tsx';
import { Facts } from '../../src/components/Facts.tsx';
import { MoneyText } from '../../src/components/MoneyText.tsx';
import { ObjectPage } from '../../src/components/ObjectPage.tsx';
import { StatusBadge } from '../../src/components/StatusBadge.tsx';
import { Timeline } from '../../src/components/Timeline.tsx';
import { Alert } from '../../src/components/ui/alert.tsx';
import { Button } from '../../src/components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '../../src/components/ui/card.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '../../src/components/ui/dropdown-menu.tsx';
import { Progress } from '../../src/components/ui/progress.tsx';

const timeline = [
  {
    id: '1',
    at: '2026-11-23T09:12:00Z',
    icon: CreditCard,
    tone: 'success',
    title: 'Payment of €59.00 received',
    actor: 'Stripe',
  },
  {
    id: '2',
    at: '2026-11-22T08:00:00Z',
    icon: Mail,
    title: 'Reminder sent to billing@bergmann.example',
    actor: 'System',
  },
  {
    id: '3',
    at: '2026-11-08T08:00:00Z',
    icon: ReceiptText,
    tone: 'info',
    title: 'Invoice 2026-0412 issued',
    actor: 'Maryam Rahimi',
  },
] as const;

export function ObjectDemoPage() {
  const query = { data: { number: '2026-0412' }, error: null, refetch: () => undefined };
  return (
    <ObjectPage
      query={query}
      header={(invoice) => ({
        title: `Invoice ${invoice.number}`,
        badge: <StatusBadge status="issued" />,
        crumbs: [
          { key: 'list', content: <a href="/">Invoices</a> },
          { key: 'this', content: invoice.number },
        ],
        actions: (
          <>
            <DropdownMenu trigger={<Button variant="outline">More</Button>}>
              <DropdownMenuItem>Download PDF</DropdownMenuItem>
              <DropdownMenuItem>Send again</DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem tone="danger">Void invoice</DropdownMenuItem>
            </DropdownMenu>
            <Button>Record payment</Button>
          </>
        ),
      })}
      notice={() => (
        <Alert
          tone="warning"
          title="Due in 2 days"
          className="mb-4"
          action={
            <Button size="sm" variant="outline">
              Remind
            </Button>
          }
        >
          The client has no saved payment method.
        </Alert>
      )}
      tabs={() => [
        {
          value: 'overview',
          label: 'Overview',
          content: (
            <Card>
              <CardHeader>
                <CardTitle>Timeline</CardTitle>
              </CardHeader>
              <CardContent>
                <Timeline label="Timeline" entries={timeline} />
              </CardContent>
            </Card>
          ),
        },
        { value: 'payments', label: 'Payments', count: 2, content: <p>Payments</p> },
      ]}
      rail={() => (
        <Card>
          <CardHeader>
            <CardTitle>Facts</CardTitle>
          </CardHeader>
          <CardContent className="flex flex-col gap-4">
            <Facts
              facts={[
                { key: 'total', label: 'Total', value: <MoneyText amountMinor="5900" currency="EUR" /> },
                { key: 'due', label: 'Due', value: <DateText value="2026-11-25" /> },
                {
                  key: 'id',
                  label: 'Id',
                  value: <CopyId value="0198f4d2-7c1e-7b3a-9a11-2f6f7e0d5c11" display="…5c11" />,
                },
              ]}
            />
            <Progress label="Disk used" value={0.62} />
          </CardContent>
        </Card>
      )}
    />
  );
}
