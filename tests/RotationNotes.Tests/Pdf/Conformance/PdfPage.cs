namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>A page with its operators; each knows the marked content it stands in.</summary>
public sealed class PdfPage(PdfModel model, PdfDictionary dictionary)
{
    /// <summary>An operator with its operands.</summary>
    /// <param name="Marks">Tags of the marked content around it, outermost first, with their properties.</param>
    public sealed record Operation(string Operator, IReadOnlyList<object?> Operands, IReadOnlyList<(string Tag, PdfDictionary? Properties)> Marks, int Depth);

    /// <summary>A shown string of a font, as two-byte codes.</summary>
    public sealed record Shown(PdfDictionary Font, IReadOnlyList<int> Codes, Operation Operation);

    private List<Operation> operations = [];
    private byte[]? read;

    public PdfDictionary Dictionary { get; } = dictionary;

    public PdfStream Content => model.Stream(Dictionary.Get("Contents"))!;

    public IEnumerable<PdfDictionary> Annotations => model.Array(Dictionary.Get("Annots")).Select(annotation => model.Dictionary(annotation)!);

    /// <summary>The operators in order; read once for each state of the content.</summary>
    public IReadOnlyList<Operation> Operations()
    {
        if (!ReferenceEquals(read, Content.Data))
            (operations, read) = ([.. Read()], Content.Data);
        return operations;
    }

    private IEnumerable<Operation> Read()
    {
        var lexer = new PdfLexer(Content.Data);
        var (operands, marks, depth) = (new List<object?>(), new List<(string, PdfDictionary?)>(), 0);
        while (!lexer.AtEnd)
        {
            if (lexer.Next() is var value && value is not PdfWord)
            {
                operands.Add(value);
                continue;
            }

            var name = ((PdfWord)value).Value;
            if (name is "EMC")
            {
                if (marks.Count == 0)
                    throw new FormatException("EMC without BDC");
                marks.RemoveAt(marks.Count - 1);
            }

            depth += name switch { "q" => 1, "Q" => -1, _ => 0 };
            yield return new Operation(name, [.. operands], [.. marks], depth);
            if (name is "BDC" or "BMC")
                marks.Add((((PdfName)operands[0]!).Value, operands.Count > 1 ? operands[1] as PdfDictionary : null));
            operands.Clear();
        }

        if (marks.Count > 0 || depth != 0 || operands.Count > 0)
            throw new FormatException($"the page ends inside {marks.Count} marked contents and {depth} saved states");
    }

    public IEnumerable<Shown> Texts()
    {
        PdfDictionary? font = null;
        var fonts = model.Dictionary(model.Dictionary(Dictionary.Get("Resources"))!.Get("Font"));
        foreach (var operation in Operations())
        {
            if (operation.Operator == "Tf")
                font = model.Dictionary(fonts!.Get(((PdfName)operation.Operands[0]!).Value));
            if (operation.Operator is not ("Tj" or "TJ"))
                continue;
            var strings = operation.Operands[0] is PdfArray array ? array.OfType<PdfString>() : operation.Operands.OfType<PdfString>();
            var bytes = strings.SelectMany(text => text.Bytes).ToArray();
            yield return new Shown(font!, [.. Enumerable.Range(0, bytes.Length / 2).Select(i => (bytes[2 * i] << 8) | bytes[2 * i + 1])], operation);
        }
    }
}
