using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Import.Reading;

/// <summary>One file of an imported folder: its beginning, to recognise it by, and a reader that goes through it once.</summary>
/// <remarks>A file of any size takes the memory of its longest row: nothing but the beginning is held.</remarks>
internal sealed class SourceFile : IDisposable
{
    private const int HeadBytes = 128 * 1024;
    private const long Longest = 8L * 1024 * 1024 * 1024;
    private static readonly UTF8Encoding strictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly SourceStream? stream;
    private CsvReader? rows;

    private SourceFile(string path, SourceStream? stream, string head, Diagnostic? refusal) =>
        (Path, this.stream, Head, Refusal) = (path, stream, head, refusal);

    /// <summary>Path below the imported folder, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Hash of the whole file once it was disposed of; empty when it could not be read.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The first characters without byte-order mark; the whole of a small file; empty when refused.</summary>
    public string Head { get; }

    /// <summary>Why the content is no text of rows at all; null when it may be.</summary>
    public Diagnostic? Refusal { get; }

    /// <summary>File name without folder and extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static SourceFile Read(FileInfo file, string path)
    {
        try
        {
            var (content, refusal) = RegularFile.OpenRead(file, Longest);
            return content is not null ? Open(path, content) : new SourceFile(path, null, "", Diagnostic.Error(new Place(path), $"the file {refusal}.", refusal!.StartsWith("is larger", StringComparison.Ordinal) ? "Split it." : "Put the file itself there; download it again if it is empty."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, null, "", Diagnostic.Error(new Place(path), $"the file cannot be read: {e.Message}", e is UnauthorizedAccessException ? "Give this user read access." : null));
        }
    }

    public static SourceFile Decode(string path, byte[] bytes) => Open(path, new MemoryStream(bytes));

    /// <summary>The rows from the first line on.</summary>
    /// <exception cref="InvalidDataException">While reading: the file holds what is no text; the message says what.</exception>
    public CsvReader Rows(char separator = ',')
    {
        rows?.Dispose();
        stream!.Restart();
        return rows = new CsvReader(new StreamReader(stream, strictUtf8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true), separator);
    }

    /// <summary>What went wrong while reading, as a finding about the file; null when the failure is another's.</summary>
    public Diagnostic? Explain(Exception failure) => failure switch
    {
        InvalidDataException => Binary(Path),
        DecoderFallbackException => NotUtf8(Path),
        IOException => Diagnostic.Error(new Place(Path), $"reading the file broke off: {failure.Message}", "Copy it to a disk that can be read, and import again."),
        _ => null,
    };

    /// <summary>Reads what is left for the hash and closes the file.</summary>
    public void Dispose()
    {
        rows?.Dispose();
        if (stream is null)
            return;
        Sha256 = stream.Finish();
        stream.Dispose();
    }

    private static SourceFile Open(string path, Stream content)
    {
        var stream = new SourceStream(content);
        try
        {
            var bytes = new byte[HeadBytes];
            var head = bytes.AsSpan(0, content.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false));
            if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                return Refused("the file is UTF-16 text.", "Save it as UTF-8.");
            if (head.Contains((byte)0))
                return new SourceFile(path, stream, "", Binary(path));
            var chars = new char[head.Length];
            // A character that the end of the head cuts stays in the decoder.
            var text = new string(chars, 0, strictUtf8.GetDecoder().GetChars(head, chars, flush: head.Length < HeadBytes)).TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(text))
                return Refused("the file is empty.", "Download it again, or remove it.");
            var start = text.AsSpan().TrimStart();
            if (start[0] == '<' && !start.StartsWith("<TICKER>", StringComparison.OrdinalIgnoreCase))
                return Refused("the file holds a web page, not data.", "The download failed or asked for a login; download it again.");
            return new SourceFile(path, stream, text, null);
        }
        catch (DecoderFallbackException)
        {
            return new SourceFile(path, stream, "", NotUtf8(path));
        }

        SourceFile Refused(string message, string hint) => new(path, stream, "", Diagnostic.Error(new Place(path), message, hint));
    }

    private static Diagnostic Binary(string path) =>
        Diagnostic.Error(new Place(path), "the file is binary, not text.", "Export the data as comma-separated text; spreadsheets and archives are not read.");

    private static Diagnostic NotUtf8(string path) => Diagnostic.Error(new Place(path), "the file is not UTF-8 text.", "Save it as UTF-8.");
}
