using System.Globalization;
using System.Text;

namespace RotationNotes.Tests.Pdf;

/// <summary>The objects of a PDF's object streams as plain values: dictionaries, lists, numbers, names with their slash, texts, references.</summary>
public sealed class PdfObjects
{
    private readonly Dictionary<int, object?> objects = [];

    public sealed record Reference(int Id);

    public PdfObjects(PdfProbe probe)
    {
        foreach (var (dictionary, data) in probe.Streams.Where(stream => stream.Dictionary.Contains("/Type/ObjStm")))
        {
            var entries = (Dictionary<string, object?>)new Reader("<<" + dictionary + ">>").Value()!;
            var (text, first) = (Encoding.Latin1.GetString(data), (int)(double)entries["/First"]!);
            var index = text[..first].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
            for (var i = 0; i < index.Length; i += 2)
                objects[index[i]] = new Reader(text[(first + index[i + 1])..]).Value();
        }
    }

    public IEnumerable<Dictionary<string, object?>> Dictionaries => objects.Values.OfType<Dictionary<string, object?>>();

    public Dictionary<string, object?> Catalog => Dictionaries.Single(entries => entries.GetValueOrDefault("/Type") is "/Catalog");

    public object? Follow(object? value) => value is Reference reference ? objects.GetValueOrDefault(reference.Id) : value;

    public Dictionary<string, object?> Dictionary(object? value) => (Dictionary<string, object?>)Follow(value)!;

    public List<object?> List(object? value) => (List<object?>)Follow(value)!;

    private sealed class Reader(string text)
    {
        private int at;

        public object? Value()
        {
            Skip();
            if (text.AsSpan(at).StartsWith("<<"))
                return Entries();
            return text[at] switch
            {
                '[' => Items(),
                '(' => Literal(),
                '<' => Hexadecimal(),
                '/' => Word(),
                _ => NumberOrWord(),
            };
        }

        private Dictionary<string, object?> Entries()
        {
            var entries = new Dictionary<string, object?>();
            at += 2;
            for (Skip(); !text.AsSpan(at).StartsWith(">>"); Skip())
            {
                var name = Word();
                entries.Add(name, Value());
            }

            at += 2;
            return entries;
        }

        private List<object?> Items()
        {
            var items = new List<object?>();
            at++;
            for (Skip(); text[at] != ']'; Skip())
                items.Add(Value());
            at++;
            return items;
        }

        private string Literal()
        {
            var literal = new StringBuilder();
            for (at++; text[at] != ')'; at++)
            {
                if (text[at] == '\\')
                    at++;
                literal.Append(text[at]);
            }

            at++;
            return literal.ToString();
        }

        private string Hexadecimal()
        {
            var end = text.IndexOf('>', at);
            var bytes = Convert.FromHexString(text[(at + 1)..end]);
            at = end + 1;
            return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2) : Encoding.Latin1.GetString(bytes);
        }

        private string Word()
        {
            var start = at++;
            while (at < text.Length && "/<>[]() \n".IndexOf(text[at]) < 0)
                at++;
            return text[start..at];
        }

        private object? NumberOrWord()
        {
            var word = Word();
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return word is "null" ? null : word;
            var parts = text.AsSpan(at, Math.Min(14, text.Length - at)).ToString().Split([' ', '\n', ']', '>', '/'], 4);
            if (parts is ["", "0", var mark, ..] && mark == "R")
            {
                at = text.IndexOf('R', at) + 1;
                return new Reference((int)number);
            }

            return number;
        }

        private void Skip()
        {
            while (at < text.Length && text[at] is ' ' or '\n')
                at++;
        }
    }
}
