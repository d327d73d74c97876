import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { Brand } from '../../parts/brand.tsx';
import { signIn } from '../../session/auth.ts';
import { useSignedIn } from '../../session/session.tsx';

export default function SignInPage() {
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const signedIn = useSignedIn();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setWrong(null);
    try {
      await signIn(String(given.get('email')).trim(), String(given.get('password')));
      await signedIn();
    } catch (error) {
      setWrong(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="outside">
      <Brand />
      <Paper withBorder p="xl" className="sign-in">
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <Title order={1} size="h2">
              Sign in
            </Title>
            <Text c="dimmed" size="sm">
              To review what the bank brought, before it becomes an invoice.
            </Text>
            {wrong !== null && (
              <Alert color="red" variant="outline" role="alert">
                {wrong}
              </Alert>
            )}
            <TextInput
              name="email"
              type="email"
              label="E-mail address"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              name="password"
              label="Password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            />
            <Button type="submit" loading={busy}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) return 'The address or the password is wrong.';
  return error instanceof Error ? error.message : String(error);
}
