/**
 * The door of the pure billing core: functions of plain data, described in docs/billing/core.md. Nothing behind it knows
 * a clock, a database or a network.
 */

// Time
export {
  type Anchor,
  contains,
  daysOf,
  type Interval,
  lastDayOf,
  type Period,
  periodAt,
  periodContaining,
  type Recurrence,
} from './time/periods.ts';

// Subscription

// Price

// Tax

// Document

// Collect

// Ledger
