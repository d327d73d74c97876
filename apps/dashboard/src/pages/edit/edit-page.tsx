import { getRouteApi, Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { actsOf } from '../../format/states.ts';
import { Empty, Loaded } from '../../parts/answers.tsx';
import { useSession } from '../../session/session.tsx';
import { EditForm } from './edit-form.tsx';

const here = getRouteApi('/invoices/$id/edit');

export function EditPage() {
  const { id } = here.useParams();
  const { may, organisation } = useSession();
  const asked = useRead('GET /si/invoices/{id}', { path: { id } });
  const back = (
    <Link to="/invoices/$id" params={{ id }} className="back">
      ← Back to the invoice
    </Link>
  );
  return (
    <>
      {back}
      {!asked.data && <h1 className="spoken">Edit the invoice</h1>}
      <Loaded asked={asked} what="the invoice" rows={6}>
        {({ data }) => {
          if (!may('edit')) {
            return (
              <Empty alone title="You may not edit">
                This needs the role operator. Yours is {organisation.role}.
              </Empty>
            );
          }
          if (!actsOf(data).includes('edit')) {
            return (
              <Empty alone title="This invoice cannot be changed any more">
                The tax authority has it, or it was rejected. A credit note takes a signed invoice back.
              </Empty>
            );
          }
          return <EditForm key={data.version} invoice={data} />;
        }}
      </Loaded>
    </>
  );
}
