import { type BenchDatabase, startBenchDatabase } from '@panel1/api/bench-world';
import { type Figure, round } from '../figure.ts';
import { measurePdfCost } from '../pdf-cost.ts';
import { measureBeside } from './beside.ts';
import { measureGrowth } from './growth.ts';
import { measureMemory } from './memory.ts';
import { measureNumbering } from './numbering.ts';
import { measureRace } from './race.ts';

/** Enough that memory which grew with them would show, few enough for a short run. */
const MANY = 20_000;
const SIZES = [50_000, 500_000];

/** Billing on a PostgreSQL that syncs to the disk: what counts are the ratios. `due`: how many the memory is measured at. */
export async function renewals(due = MANY): Promise<Figure[]> {
  const database = await startBenchDatabase();
  try {
    return [
      ...(await speed(database)),
      ...(await numbering()),
      ...(await beside(database)),
      ...(await memory(database, due)),
      ...(await documents()),
    ];
  } finally {
    await database.stop();
  }
}

async function speed(database: BenchDatabase): Promise<Figure[]> {
  const { ratios, perSecond } = await measureRace(database);
  const against = (what: string, value: number, least: number) => ({
    ...{ name: `renewals/s against ${what}`, value: round(value, least < 1 ? 2 : 1), unit: 'x', least },
  });
  return [
    against('set-based SQL that writes the same rows', ratios.floor, 0.6),
    against('a transaction per subscription on 8 connections', ratios.oneByOne, 10),
    against('17 statements per renewal in one long transaction', ratios.replay, 25),
    ...Object.entries(perSecond).map(([name, value]) => ({
      ...{ name: `renewals per second, ${name}`, value: Math.round(value), unit: '1/s' },
    })),
  ];
}

async function numbering(): Promise<Figure[]> {
  const { ratio, gaplessPerSecond } = await measureNumbering();
  return [
    { name: 'numbers without gaps against a sequence, 8 writers', value: round(ratio, 2), unit: 'x', least: 0.8 },
    { name: 'invoices issued one by one per second, 8 writers', value: Math.round(gaplessPerSecond), unit: '1/s' },
  ];
}

async function beside(database: BenchDatabase): Promise<Figure[]> {
  const { ratio, idleMs, busyMs } = await measureBeside(database);
  return [
    {
      name: 'writing and issuing an invoice during the run against idle, p99',
      value: round(ratio, 2),
      unit: 'x',
      target: 2,
    },
    { name: 'the same, idle, p99', value: round(idleMs), unit: 'ms' },
    { name: 'the same, during the run, p99', value: round(busyMs), unit: 'ms' },
  ];
}

async function memory(database: BenchDatabase, due: number): Promise<Figure[]> {
  const { ratio, fewMB, manyMB } = await measureMemory(database, due);
  return [
    { name: `memory of a worker at ${due} due against 1000`, value: round(ratio, 2), unit: 'x', target: 1.2 },
    { name: 'memory of a worker at 1000 due', value: Math.round(fewMB), unit: 'MB' },
    { name: `memory of a worker at ${due} due`, value: Math.round(manyMB), unit: 'MB' },
  ];
}

async function documents(): Promise<Figure[]> {
  const { ratios, productMs } = await measurePdfCost();
  return [
    {
      name: 'CPU of a PDF against pdfkit, same texts and font',
      value: round(ratios.sameFont, 2),
      unit: 'x',
      target: 3,
    },
    { name: 'the same against pdfkit without embedding a font', value: round(ratios.helvetica, 2), unit: 'x' },
    { name: 'CPU of a PDF', value: round(productMs), unit: 'ms' },
  ];
}

/** How the time of a run over a fixed number of due subscriptions grows with all there are. */
export async function growth(sizes: readonly number[]): Promise<Figure[]> {
  const { exponent, seconds } = await measureGrowth(sizes.length > 1 ? sizes : SIZES);
  return [
    { name: 'growth of the run at fixed due, exponent', value: round(exponent, 3), unit: '', target: 0.05 },
    ...seconds.map(({ subscriptions, seconds: value }) => ({
      ...{ name: `seconds at ${subscriptions} subscriptions`, value: round(value, 2), unit: 's' },
    })),
  ];
}
