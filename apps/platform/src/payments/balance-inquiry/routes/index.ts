import { inquireBalance } from './inquire-balance.ts';

export const balanceInquiryRoutes = [inquireBalance];
