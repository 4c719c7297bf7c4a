using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Delivery:Smtp</c>: the submission server and how to talk to it.</summary>
/// <param name="Host">Name that the certificate must carry.</param>
public sealed record SmtpSettings(string Host, int Port, SmtpOptions Options)
{
    private const int SubmissionPort = 587;
    private const int ImplicitTlsPort = 465;

    /// <returns>Null when no host is named.</returns>
    public static SmtpSettings? Read(OptionsReader reader, Paths paths, EmailAddress from)
    {
        var host = reader.OptionalText("Delivery:Smtp:Host");
        var word = reader.Text("Delivery:Smtp:Tls", "must");
        TlsPolicy? tls = word switch
        {
            "must" => TlsPolicy.Must,
            "implicit" => TlsPolicy.Implicit,
            "may" => TlsPolicy.May,
            "none" => TlsPolicy.None,
            _ => null,
        };
        if (tls is null)
            reader.Refuse("Delivery:Smtp:Tls", $"must be must, implicit, may or none, was '{word}'.");
        var port = reader.Number("Delivery:Smtp:Port", tls == TlsPolicy.Implicit ? ImplicitTlsPort : SubmissionPort, 1, 65535);
        var name = reader.OptionalText("Delivery:Smtp:ClientName") is { Length: > 0 } own ? own : from.Domain;
        var credentials = Credentials(reader, paths);
        if (credentials is not null && tls == TlsPolicy.None)
            reader.Refuse("Delivery:Smtp:Tls", "must not be none with a user: credentials are sent over encrypted connections only.");
        if (string.IsNullOrWhiteSpace(host))
            return null;
        try
        {
            return new SmtpSettings(host.Trim(), port, new SmtpOptions { ClientName = name, Tls = tls ?? TlsPolicy.Must, Credentials = credentials });
        }
        catch (ArgumentException failure)
        {
            reader.Refuse("Delivery:Smtp:ClientName", failure.Message);
            return null;
        }
    }

    // A secret in a file of its own need not stand where settings are shared and printed.
    private static SmtpCredentials? Credentials(OptionsReader reader, Paths paths)
    {
        var user = reader.OptionalText("Delivery:Smtp:User");
        var password = Secret(reader, paths, "Delivery:Smtp:Password");
        var token = Secret(reader, paths, "Delivery:Smtp:AccessToken");
        if (string.IsNullOrEmpty(user))
        {
            if (password is not null || token is not null)
                reader.Refuse("Delivery:Smtp:User", "is missing although a password or an access token is given.");
            return null;
        }

        if (password is null == token is null)
        {
            reader.Refuse("Delivery:Smtp:User", "needs either a password or an access token.", "Set Delivery:Smtp:PasswordFile, or ROTATIONNOTES__Delivery__Smtp__Password in the environment.");
            return null;
        }

        try
        {
            return token is null ? SmtpCredentials.Password(user, password!) : SmtpCredentials.OAuth(user, token);
        }
        catch (ArgumentException failure)
        {
            reader.Refuse("Delivery:Smtp:User", failure.Message);
            return null;
        }
    }

    private static string? Secret(OptionsReader reader, Paths paths, string key)
    {
        var value = reader.OptionalText(key);
        var file = reader.OptionalText(key + "File");
        if (string.IsNullOrEmpty(file))
            return string.IsNullOrEmpty(value) ? null : value;
        try
        {
            return File.ReadAllText(paths.File(file).FullName).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reader.Refuse(key + "File", $"cannot be read: {failure.Message}");
            return null;
        }
    }
}
