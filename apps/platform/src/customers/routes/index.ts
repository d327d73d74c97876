import { changeCustomer } from './change-customer.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomerTransactions } from './list-customer-transactions.ts';
import { listCustomers } from './list-customers.ts';

export const customerRoutes = [
  ...[createCustomer, listCustomers, getCustomer, changeCustomer, deleteCustomer],
  listCustomerTransactions,
];
