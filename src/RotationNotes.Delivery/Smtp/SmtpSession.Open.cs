namespace RotationNotes.Delivery.Smtp;

public sealed partial class SmtpSession
{
    /// <summary>Reads the banner, encrypts and logs in as the options ask.</summary>
    /// <param name="transport">Connected stream; already encrypted for <see cref="TlsPolicy.Implicit"/>. The session closes it.</param>
    /// <param name="encrypt">Wraps the stream in TLS and checks the server's name and certificate; throws when they do not hold.</param>
    /// <exception cref="SmtpException">The server cannot be used under these options; phase and cause say why.</exception>
    public static async Task<SmtpSession> OpenAsync(Stream transport, SmtpOptions options, Func<Stream, CancellationToken, Task<Stream>> encrypt, TimeProvider clock, CancellationToken cancellation)
    {
        var session = new SmtpSession(transport, options, clock) { IsEncrypted = options.Tls == TlsPolicy.Implicit };
        var opened = false;
        try
        {
            await session.GreetAsync(cancellation).ConfigureAwait(false);
            if (options.Tls is TlsPolicy.May or TlsPolicy.Must)
                await session.EncryptAsync(encrypt, cancellation).ConfigureAwait(false);
            if (options.Credentials is { } credentials)
                await session.LogInAsync(credentials, cancellation).ConfigureAwait(false);
            opened = true;
            return session;
        }
        finally
        {
            if (!opened)
                await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task GreetAsync(CancellationToken cancellation) => InPhase(SmtpPhase.Greet, async () =>
    {
        Expect(SmtpPhase.Greet, await ReplyAsync(options.CommandTimeout, cancellation).ConfigureAwait(false), 220, "The server does not want to talk.");
        await HelloAsync(SmtpPhase.Greet, cancellation).ConfigureAwait(false);
    });

    private async Task HelloAsync(SmtpPhase phase, CancellationToken cancellation)
    {
        var reply = await CommandAsync("EHLO " + options.ClientName, cancellation).ConfigureAwait(false);
        Expect(phase, reply, 250, "EHLO was refused.");
        Capabilities = SmtpCapabilities.Read(reply);
    }

    private Task EncryptAsync(Func<Stream, CancellationToken, Task<Stream>> encrypt, CancellationToken cancellation) => InPhase(SmtpPhase.Tls, async () =>
    {
        if (!Capabilities.StartTls)
        {
            if (options.Tls == TlsPolicy.May)
                return;
            throw new SmtpException(SmtpPhase.Tls, "The server does not offer STARTTLS and the policy demands it; someone between may have removed the offer.", canRetry: false);
        }

        // ReplyAsync refuses bytes behind the 220: they were written before encryption and would be read as if they came after it.
        Expect(SmtpPhase.Tls, await CommandAsync("STARTTLS", cancellation).ConfigureAwait(false), 220, "STARTTLS was offered and then refused.");
        try
        {
            stream = await TimedAsync(options.CommandTimeout, cancellation, token => encrypt(stream, token)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is System.Security.Authentication.AuthenticationException)
        {
            throw new SmtpException(SmtpPhase.Tls, "The server's certificate does not hold: " + failure.Message, canRetry: false, cause: failure);
        }

        reader = new SmtpReplyReader(stream);
        IsEncrypted = true;
        // Everything heard in the clear is forgotten (RFC 3207 §4.2).
        await HelloAsync(SmtpPhase.Tls, cancellation).ConfigureAwait(false);
    });

    private Task LogInAsync(SmtpCredentials credentials, CancellationToken cancellation) => InPhase(SmtpPhase.Auth, async () =>
    {
        if (!IsEncrypted)
            throw new SmtpException(SmtpPhase.Auth, "Credentials are configured but the connection is not encrypted; they were not sent.", canRetry: false);
        var reply = credentials.Choose(Capabilities) switch
        {
            "PLAIN" => await CommandAsync("AUTH PLAIN " + credentials.Plain, cancellation).ConfigureAwait(false),
            "LOGIN" => await LoginAsync(credentials, cancellation).ConfigureAwait(false),
            "XOAUTH2" => await BearerAsync(credentials, cancellation).ConfigureAwait(false),
            _ => throw new SmtpException(SmtpPhase.Auth, $"Credentials are configured but the server does not offer {credentials.Mechanisms}.", canRetry: false),
        };
        Expect(SmtpPhase.Auth, reply, 235, $"The server does not accept the credentials of {credentials.User}.");
    });

    private async Task<SmtpReply> LoginAsync(SmtpCredentials credentials, CancellationToken cancellation)
    {
        var reply = await CommandAsync("AUTH LOGIN", cancellation).ConfigureAwait(false);
        if (reply.Code == 334)
            reply = await CommandAsync(credentials.LoginUser, cancellation).ConfigureAwait(false);
        return reply.Code == 334 ? await CommandAsync(credentials.LoginPassword, cancellation).ConfigureAwait(false) : reply;
    }

    // A refused token is first explained in a 334; an empty line asks for the verdict.
    private async Task<SmtpReply> BearerAsync(SmtpCredentials credentials, CancellationToken cancellation)
    {
        var reply = await CommandAsync("AUTH XOAUTH2 " + credentials.XOAuth2, cancellation).ConfigureAwait(false);
        return reply.Code == 334 ? await CommandAsync("", cancellation).ConfigureAwait(false) : reply;
    }

    private static void Expect(SmtpPhase phase, SmtpReply reply, int code, string otherwise)
    {
        if (reply.Code != code)
            throw new SmtpException(phase, otherwise, canRetry: reply.IsTransient, reply);
    }

    private static async Task InPhase(SmtpPhase phase, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SmtpProtocolException or IOException or TimeoutException)
        {
            throw new SmtpException(phase, "The conversation could not be opened: " + Describe(failure) + ".", canRetry: true, cause: failure);
        }
    }
}
