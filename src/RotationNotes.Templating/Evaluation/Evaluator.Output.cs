using System.Text;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private StringBuilder output = new();
    private StringBuilder? spare;
    private string? indent;
    private bool lineStart;

    /// <summary>Writes the value of an expression: printed, escaped and indented.</summary>
    private void Print(object? value)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                Write(Escaped(text));
                return;
            case SafeString safe:
                Write(safe.Text);
                return;
            case HostObject host:
                Write(Escaped(ToText(host)));
                return;
            default:
                Write(Numbers.IsNumber(value) ? ToText(value) : Escaped(ToText(value)));
                return;
        }
    }

    private string Escaped(string text) => Context.Escape == OutputEscape.None ? text : Escaping.For(Context.Escape, text);

    /// <summary>Text of a value, as printed and as joined to strings.</summary>
    public string ToText(object? value) => value switch
    {
        null => "",
        string text => text,
        SafeString safe => safe.Text,
        bool truth => truth ? "true" : "false",
        long number => Numbers.Print(number),
        _ when Numbers.IsNumber(value) => PrintNumber(value),
        _ => Printer.Print(this, value),
    };

    private string PrintNumber(object value)
    {
        // Digits of a very long number cost as the square of their count.
        Charge(Numbers.Size(value) / 8);
        return Numbers.Print(value);
    }

    /// <summary>Adds text to the output; behind a line break the indent of the code block is put in front.</summary>
    private void Write(string text)
    {
        if (text.Length == 0)
            return;
        Charge(text.Length / 32);
        if (indent is null || !Context.AutoIndent)
        {
            Append(text);
            lineStart = text[^1] == '\n';
            return;
        }
        var from = 0;
        while (from < text.Length)
        {
            if (lineStart)
                Append(indent);
            var end = text.IndexOf('\n', from);
            lineStart = end >= 0;
            end = end < 0 ? text.Length : end + 1;
            Append(text.AsSpan(from, end - from));
            from = end;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (output.Length + (long)text.Length > Limits.OutputLength)
            throw Limit(Place, $"the output grows beyond {Limits.OutputLength} characters");
        output.Append(text);
    }

    /// <summary>Starts to collect output apart; what is returned must be handed to <see cref="EndCapture"/>.</summary>
    /// <param name="inner">Indent of what is collected.</param>
    private (StringBuilder Output, string? Indent) BeginCapture(string? inner = null)
    {
        var outer = (output, indent);
        output = spare ?? new StringBuilder();
        spare = null;
        indent = inner;
        return outer;
    }

    private string EndCapture((StringBuilder Output, string? Indent) outer)
    {
        var text = output.ToString();
        ChargeText(text.Length);
        AbandonCapture(outer);
        return text;
    }

    private void AbandonCapture((StringBuilder Output, string? Indent) outer)
    {
        if (output.Capacity <= 16384)
            spare = output.Clear();
        (output, indent) = outer;
    }

    /// <summary>Captured output is escaped already, so it must not be escaped again when it is printed.</summary>
    private object CapturedValue(string text) => Context.Escape == OutputEscape.None ? text : new SafeString(text);
}
