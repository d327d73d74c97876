import { toWire } from '@kente/kit/money';
import type { Movement } from '../movement.ts';
import type { RecurringStream } from '../recurring/streams.ts';
import type { FlowInsight, FlowSummary, StatementInsights } from './statement-insights.ts';

/** A record of statement insights without `app` and its times. Amounts are whole minor units. Source: contract 6.3. */
export function insightsBody(insights: StatementInsights, accountId: string) {
  return {
    insights: {
      account: accountId,
      start_date: insights.firstDay,
      end_date: insights.lastDay,
      transaction_length: insights.days,
      transaction_count: insights.transactions,
      balance_after_expense: toWire(insights.leftOverMinor),
      account_summary: summaryBody(insights),
      activity_insights: activityBody(insights),
    },
    transaction_details: {
      highest_debits: insights.highestDebits.map(rowBody),
      highest_credits: insights.highestCredits.map(rowBody),
    },
    inflow: flowBody(insights.inflow),
    outflow: flowBody(insights.outflow),
    recurring_transactions: insights.recurring.map(streamBody),
  };
}

function summaryBody({ balances, activity }: StatementInsights) {
  return {
    opening_balance: toWire(balances.openingMinor),
    closing_balance: toWire(balances.closingMinor),
    lowest_balance: toWire(balances.lowestMinor),
    highest_balance: toWire(balances.highestMinor),
    overdrawn_days: balances.overdrawnDays,
    total_credit: toWire(activity.creditMinor),
    total_debit: toWire(activity.debitMinor),
    credit_count: activity.credits,
    debit_count: activity.debits,
  };
}

function activityBody({ activity }: StatementInsights) {
  const { commonestPayee: payee, change } = activity;
  return {
    active_days: activity.activeDays,
    busiest_month: activity.busiestMonth,
    most_used_channel: activity.commonestChannel,
    most_frequent_payee:
      payee === null ? null : { name: payee.name, count: payee.transactions, amount: toWire(payee.amountMinor) },
    spending_change:
      change === null
        ? null
        : {
            month: change.month,
            amount: toWire(change.amountMinor),
            usual: toWire(change.usualMinor),
            percentage: change.percent,
            explained_by:
              change.explainedBy === null
                ? null
                : { name: change.explainedBy.name, amount: toWire(change.explainedBy.amountMinor) },
          },
  };
}

function rowBody(movement: Movement) {
  return {
    id: movement.id,
    narration: movement.narration,
    amount: toWire(movement.amountMinor),
    type: movement.credit ? 'credit' : 'debit',
    category: movement.category,
    date: movement.day,
  };
}

function flowBody({ all, repeated }: FlowInsight) {
  return { all_transaction: sumsBody(all), repeat_transactions: sumsBody(repeated) };
}

function sumsBody({ averagePerMonth, monthlySum }: FlowSummary) {
  return {
    average_per_month: {
      last_12_months: toWire(averagePerMonth.last12MonthsMinor),
      since_first_transaction: toWire(averagePerMonth.sinceFirstMinor),
    },
    monthly_sum: monthlySum.map((month) => ({ [month.period]: toWire(month.amountMinor) })),
  };
}

function streamBody(stream: RecurringStream) {
  return {
    name: stream.counterparty ?? stream.description,
    type: stream.credit ? 'credit' : 'debit',
    status: stream.state,
    frequency: stream.cadence,
    count: stream.hits,
    usual_amount: toWire(stream.medianAmountMinor),
    last_amount: toWire(stream.lastAmountMinor),
    first_date: stream.firstDay,
    last_date: stream.lastDay,
    next_date: stream.next?.day ?? null,
    next_amount: stream.next === null ? null : toWire(stream.next.amountMinor),
    transactions: stream.rowIds,
  };
}
