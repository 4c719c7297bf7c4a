using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using RotationNotes.Templating.Evaluation;

namespace RotationNotes.Templating.Builtins;

/// <summary>Values as JSON and back.</summary>
internal static class Json
{
    public static object? Read(CallContext call, string text)
    {
        call.Evaluator.ChargeText(text.Length);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = call.Evaluator.Limits.ValueDepth });
            return Read(call, document.RootElement);
        }
        catch (JsonException error)
        {
            throw call.Error($"cannot read the JSON at line {(error.LineNumber ?? 0) + 1}, position {(error.BytePositionInLine ?? 0) + 1}");
        }
    }

    private static object? Read(CallContext call, JsonElement element)
    {
        call.Charge(1);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                call.Charge(2 * Evaluator.ContainerUnits);
                var item = new ScriptObject();
                foreach (var property in element.EnumerateObject())
                    item[property.Name] = Read(call, property.Value);
                return item;
            case JsonValueKind.Array:
                call.Charge(Evaluator.ContainerUnits);
                var list = new ScriptArray();
                foreach (var entry in element.EnumerateArray())
                    list.Add(Read(call, entry));
                return list;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return ReadNumber(call, element);
            case JsonValueKind.True:
                return Boxes.True;
            case JsonValueKind.False:
                return Boxes.False;
            default:
                return null;
        }
    }

    private static object ReadNumber(CallContext call, JsonElement element)
    {
        if (element.TryGetInt64(out var whole))
            return Boxes.Of(whole);
        var written = element.GetRawText();
        if (written.Length > Conversions.LongestNumber || written.AsSpan().ContainsAny('.', 'e', 'E'))
            return element.GetDouble();
        // Digits of a very long number cost as the square of their count.
        call.Charge(written.Length);
        return Numbers.Fit(BigInteger.Parse(written, CultureInfo.InvariantCulture));
    }

    public static string Write(CallContext call, object? value)
    {
        var text = new StringBuilder();
        Write(call, text, value, 0);
        return text.ToString();
    }

    private static void Write(CallContext call, StringBuilder text, object? value, int depth)
    {
        call.Charge(1);
        if (depth > call.Evaluator.Limits.ValueDepth)
            throw call.Error("met a value that is nested too deep, or holds itself");
        if (text.Length > call.Evaluator.Limits.StringLength)
            call.Evaluator.ChargeText(text.Length);
        switch (value)
        {
            case null:
                text.Append("null");
                return;
            case bool truth:
                text.Append(truth ? "true" : "false");
                return;
            case double or float when !double.IsFinite(Numbers.ToDouble(value)):
                throw call.Error("cannot write a number that is not finite");
            case long or double or float or decimal or BigInteger:
                text.Append(Numbers.Print(value));
                return;
            case DateTime date:
                Quote(call, text, date.ToString(date.TimeOfDay == TimeSpan.Zero || date.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
                return;
            case DateOnly day:
                Quote(call, text, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return;
            case IReadOnlyList<object?> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Write(call, text, list[i], depth + 1);
                }
                text.Append(']');
                return;
            case ScriptObject item:
                WriteMembers(call, text, item, depth);
                return;
            case ScriptFunction:
                throw call.Error("cannot write a function");
            default:
                Quote(call, text, call.Print(value));
                return;
        }
    }

    private static void WriteMembers(CallContext call, StringBuilder text, ScriptObject item, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, member) in item)
        {
            if (!first)
                text.Append(',');
            first = false;
            Quote(call, text, name);
            text.Append(':');
            Write(call, text, member, depth + 1);
        }
        text.Append('}');
    }

    private static void Quote(CallContext call, StringBuilder text, string value)
    {
        call.Evaluator.ChargeText(value.Length);
        text.Append('"').Append(JsonEncodedText.Encode(value).ToString()).Append('"');
    }
}
