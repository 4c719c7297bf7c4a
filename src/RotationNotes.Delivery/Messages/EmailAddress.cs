using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Delivery.Messages;

/// <summary>A mailbox: checked address and optional display name. Nothing in it can start a new header or recipient.</summary>
/// <remarks>
/// The local part is a dot-atom (RFC 5322 §3.2.3), with non-ASCII letters as RFC 6531 allows; quoted local parts are refused: no
/// subscriber has one, and they carry half of all injection tricks. A domain with non-ASCII letters is kept in its A-label form, made from
/// folded and composed letters: however a person types it, it is one domain and one person.
/// </remarks>
public sealed partial record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const int LongestName = 200;
    private const int LongestShown = 80;

    private EmailAddress(string localPart, string domain, string? name) => (LocalPart, Domain, Name) = (localPart, domain, name);

    public string LocalPart { get; }

    /// <summary>Lower-case ASCII.</summary>
    public string Domain { get; }

    /// <summary>Display name, or null.</summary>
    public string? Name { get; }

    /// <summary>The address alone, e.g. <c>desk@example.com</c>.</summary>
    public string Address => LocalPart + "@" + Domain;

    /// <summary>The address as ledger and subscribers are keyed by: no mail system in use tells upper from lower case before the @.</summary>
    public string Key => Address.ToLowerInvariant();

    /// <summary>Whether a server must offer SMTPUTF8 to take this address.</summary>
    public bool NeedsSmtpUtf8 => !Ascii.IsValid(LocalPart);

    /// <summary>Reads <c>a@b.example</c> or <c>Name &lt;a@b.example&gt;</c>.</summary>
    /// <exception cref="FormatException">Not one valid mailbox; the message says why.</exception>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address, out var reason) ? address : throw new FormatException(reason);

    /// <exception cref="FormatException">The address or the name is not valid; the message says why.</exception>
    public static EmailAddress Of(string address, string? name) =>
        TryCreate(address, name, out var result, out var reason) ? result : throw new FormatException(reason);

    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? address, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim(' ');
        if (!trimmed.EndsWith('>'))
            return TryCreate(trimmed, null, out address, out reason);
        var open = trimmed.LastIndexOf('<');
        if (open < 0)
            return Refuse($"'{Show(text)}' closes an angle bracket that was never opened.", out address, out reason);
        if (NameBefore(trimmed[..open].Trim(' ')) is not { } name)
            return Refuse($"'{Show(text)}' is not one mailbox: it reads like several. A name with a comma or the like stands in quotes: \"Desk, The\" <desk@example.com>.", out address, out reason);
        return TryCreate(trimmed[(open + 1)..^1], name.Length == 0 ? null : name, out address, out reason);
    }

    // A name that holds what separates mailboxes is a list of them, unless quotes say otherwise (RFC 5322 §3.2.5).
    private static string? NameBefore(string text) => !OneName.IsMatch(text) ? null : text.StartsWith('"') ? Regex.Replace(text[1..^1], @"\\(.)", "$1", RegexOptions.Singleline) : text;

    [GeneratedRegex("""\A(?:"(?:[^"\\]|\\.)*"|[^",;<>@][^,;<>@]*)?\z""", RegexOptions.Singleline)]
    private static partial Regex OneName { get; }

    // Labels of letters, digits and hyphens that stand between them (RFC 1123 §2.1), two at least.
    [GeneratedRegex(@"\A(?=.{1,253}\z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?!\z)|\z)){2,}\z")]
    private static partial Regex DomainName { get; }

    /// <summary>Address in its usual written form, for people.</summary>
    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";

    private static bool TryCreate(string text, string? name, [NotNullWhen(true)] out EmailAddress? address, [NotNullWhen(false)] out string? reason)
    {
        address = null;
        text = AddressLetters.Composed(text);
        var at = text.LastIndexOf('@');
        if (at < 0)
            return Refuse($"'{Show(text)}' has no @.", out address, out reason);
        var local = text[..at];
        if (local.Length == 0 || Encoding.UTF8.GetByteCount(local) > LongestLocalPart)
            return Refuse($"'{Show(text)}': the part before @ must have 1 to {LongestLocalPart} bytes.", out address, out reason);
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
            return Refuse($"'{Show(text)}': dots before @ must stand between other characters.", out address, out reason);
        if (local.EnumerateRunes().Where(rune => !IsAtomText(rune)).Cast<Rune?>().FirstOrDefault() is { } odd)
            return Refuse($"'{Show(text)}': the character {Show(odd.ToString())} is not allowed before @.", out address, out reason);
        if (AddressLetters.AsciiDomain(text[(at + 1)..]) is not { } domain || !DomainName.IsMatch(domain))
            return Refuse($"'{Show(text)}': the part after @ is not a domain name.", out address, out reason);
        if (Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > LongestAddress)
            return Refuse($"'{Show(text)}' is longer than {LongestAddress} bytes.", out address, out reason);
        if (name is not null && (name.Length > LongestName || HeaderText.FirstForbidden(name) is not null || HeaderText.HoldsEncodedWord(name)))
            return Refuse($"The name of {local}@{domain} is too long, or holds control characters or an encoded word ('=?').", out address, out reason);
        address = new EmailAddress(local, domain, string.IsNullOrWhiteSpace(name) ? null : name);
        reason = null;
        return true;
    }

    private static bool IsAtomText(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-./=?^_`{|}~".Contains((char)rune.Value, StringComparison.Ordinal)
        : rune != Rune.ReplacementChar && Rune.IsLetterOrDigit(rune);

    private static bool Refuse(string message, out EmailAddress? address, out string reason)
    {
        (address, reason) = (null, message);
        return false;
    }

    // A hostile address is quoted in a log line or a report: control characters must not reach it.
    private static string Show(string text) => VisibleText.Of(text.Length > LongestShown ? text[..LongestShown] + "…" : text);
}
