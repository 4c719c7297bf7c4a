using System.Text;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Sources.Kinds;

namespace RotationNotes.Market.Sources.Fetching;

/// <summary>Whether a body is data at all, by its bytes: neither its status nor its declared type is believed.</summary>
internal static class BodyCheck
{
    private const int Shown = 80;

    /// <summary>The text to import.</summary>
    /// <returns>The text, or why the body is none.</returns>
    public static (byte[] Text, FetchProblem? Problem) Open(SourceKind kind, byte[] body)
    {
        var begin = Begin(body);
        if (begin.IsEmpty)
            return Refuse("the body is empty", "Fetch again later.");
        if (begin[0] == '<')
            return Encoding.UTF8.GetString(begin[..Math.Min(begin.Length, 200)]).Contains("AccessDenied", StringComparison.Ordinal)
                ? Refuse("the vendor refuses the file", "Correct the symbol, or the address of the source.")
                : Refuse("a web page came in the place of data", "The vendor's address or its terms changed, or it wants a login: look at its page.");
        if (begin[0] is (byte)'{' or (byte)'[')
            return Refuse($"a message came in the place of rows: {Excerpt(begin)}", "Do what the message says, or fetch again later.");
        byte[] text;
        try
        {
            text = kind.Unpack(body);
        }
        catch (InvalidDataException failure)
        {
            return Refuse(IsSentence(begin) ? $"a message came in the place of data: {Excerpt(begin)}" : failure.Message.TrimEnd('.'), "Fetch again later; look at the vendor's page if it stays so.");
        }

        if (ReferenceEquals(text, body) && body is [(byte)'P', (byte)'K', 3, 4, ..])
            return Refuse("a zip archive came in the place of rows", "Ask for one symbol at a time.");
        if (kind.EndsLines && text is [.., not (byte)'\n'] && !IsSentence(begin))
            return Refuse("the body is cut: its last line does not end", "Fetch again later.");
        return (text, null);
    }

    private static (byte[], FetchProblem?) Refuse(string what, string advice) => ([], new FetchProblem(what, advice));

    // One line of words: the importer quotes it as the vendor's message.
    private static bool IsSentence(ReadOnlySpan<byte> begin) => begin.Length < 400 && begin.Count((byte)'\n') <= 1 && !begin.ContainsAnyExceptInRange((byte)9, (byte)126);

    private static ReadOnlySpan<byte> Begin(byte[] body)
    {
        ReadOnlySpan<byte> rest = body;
        if (rest.StartsWith("\uFEFF"u8))
            rest = rest[3..];
        return rest.Trim(" \t\r\n"u8);
    }

    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        var text = VisibleText.Of(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Shown)]).ReplaceLineEndings(" ").Trim());
        return bytes.Length > Shown ? $"'{text}…'" : $"'{text}'";
    }
}
