using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Delivery.Smtp;

/// <summary>What a server offered in its answer to EHLO.</summary>
public sealed record SmtpCapabilities
{
    public bool StartTls { get; init; }

    public bool Pipelining { get; init; }

    public bool EightBitMime { get; init; }

    public bool SmtpUtf8 { get; init; }

    public bool EnhancedStatusCodes { get; init; }

    /// <summary>The server wants to hear each message's size beforehand (RFC 1870).</summary>
    public bool TakesSize { get; init; }

    /// <summary>Largest message in bytes, or null when the server names none.</summary>
    public long? Size { get; init; }

    /// <summary>Mechanisms in upper case, in the server's order.</summary>
    public ImmutableArray<string> Authentication { get; init; } = [];

    /// <summary>Reads the lines after the greeting line; unknown ones are passed over.</summary>
    public static SmtpCapabilities Read(SmtpReply reply)
    {
        var result = new SmtpCapabilities();
        foreach (var line in reply.Lines.Skip(1))
        {
            // "AUTH=LOGIN" is an old spelling that some servers still send.
            var words = line.Replace("AUTH=", "AUTH ", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            result = words[0].ToUpperInvariant() switch
            {
                "STARTTLS" => result with { StartTls = true },
                "PIPELINING" => result with { Pipelining = true },
                "8BITMIME" => result with { EightBitMime = true },
                "SMTPUTF8" => result with { SmtpUtf8 = true },
                "ENHANCEDSTATUSCODES" => result with { EnhancedStatusCodes = true },
                "SIZE" => result with { TakesSize = true, Size = words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : null },
                "AUTH" => result with { Authentication = [.. result.Authentication.Concat(words.Skip(1).Select(word => word.ToUpperInvariant())).Distinct(StringComparer.Ordinal)] },
                _ => result,
            };
        }

        return result;
    }
}
