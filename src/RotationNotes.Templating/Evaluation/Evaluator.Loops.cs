using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private void ExecuteLoop(LoopStatement statement)
    {
        if (ToLoopItems(statement) is not { } items)
            return;
        var first = statement.Offset is null ? 0 : Math.Max(0, ToWhole(statement.Offset, "offset"));
        var count = Math.Max(0L, items.Count - first);
        // As upstream has it, a limit of zero or less is no limit.
        if (statement.Limit is not null && ToWhole(statement.Limit, "limit") is > 0 and var limit)
            count = Math.Min(count, limit);
        if (count == 0)
        {
            if (statement.Kind == StatementKind.TableRow)
                Write("<tr class=\"row1\"></tr>\n");
            if (statement.Otherwise is not null)
                Execute(statement.Otherwise);
            return;
        }
        var columns = statement.Columns is null ? 1 : (int)Math.Clamp(ToWhole(statement.Columns, "cols"), 1, int.MaxValue);
        RunLoop(statement, items, (int)first, (int)count, columns);
    }

    /// <summary>What a loop walks over; null when there is nothing at all, which is not even an empty array.</summary>
    private IReadOnlyList<object?>? ToLoopItems(LoopStatement statement)
    {
        var value = Evaluate(statement.Items);
        switch (value)
        {
            case null:
                return null;
            case IReadOnlyList<object?> list:
                return list;
            case string or SafeString:
                var text = Values.AsText(value)!;
                ChargeList(text.Length);
                Charge(text.Length * (long)BoxedUnits);
                return [.. text.Select(c => (object?)c.ToString())];
            case ScriptObject item:
                ChargeList(item.Count);
                Charge(item.Count * (long)PairUnits);
                return Conversions.Pairs(item);
            default:
                throw Fail(statement.Items.Start, $"'{(statement.Kind == StatementKind.For ? "for" : "tablerow")}' needs an array or a range but found {Values.Describe(value)}");
        }
    }

    private long ToWhole(Expression expression, string option)
    {
        var value = Evaluate(expression);
        if (value is null)
            return 0;
        return Conversions.Whole(value) ?? throw Fail(expression.Start, $"'{option}' needs a whole number but found {Values.Describe(value)}");
    }

    private void RunLoop(LoopStatement statement, IReadOnlyList<object?> items, int first, int count, int columns)
    {
        var table = statement.Kind == StatementKind.TableRow;
        var state = new LoopState(table ? "tablerow" : "for", count) { Columns = columns };
        var scope = own ?? Top;
        var page = frame;
        var (global, local) = ((statement.Variable as VariableExpression)?.Name, (statement.Variable as LocalExpression)?.Name);
        var slot = global is not null ? scope.Push(global, null) : local is not null ? page.Push(local, null) : -1;
        var word = scope.Push(table ? "tablerow" : "for", state);
        try
        {
            object? previous = null;
            var last = items.Count - 1;
            for (var i = 0; i < count; i++)
            {
                Charge(1);
                // The body may shorten the array it walks over.
                var position = statement.Reversed ? last - i : first + i;
                var item = (uint)position < (uint)items.Count ? items[position] : null;
                if (global is not null)
                    scope.SetAt(slot, item);
                else if (local is not null)
                    page.SetAt(slot, item);
                else
                    Assign(statement.Variable, item);
                state.Index = i;
                state.Changed = i == 0 || !Operations.AreEqual(this, previous, item, 0);
                previous = item;
                if (table)
                    OpenCell(state, i, columns);
                Execute(statement.Body);
                if (table)
                    CloseCell(state, i == count - 1);
                if (!GoesOn())
                    break;
            }
        }
        finally
        {
            scope.RemoveAt(word);
            if (global is not null)
                scope.RemoveAt(slot);
            else if (local is not null)
                page.RemoveAt(slot);
        }
    }

    /// <summary>Settles a break or continue after one turn and tells whether another may follow.</summary>
    private bool GoesOn()
    {
        if (flow == Flow.Continue)
            flow = Flow.Run;
        if (flow != Flow.Break)
            return flow == Flow.Run;
        flow = Flow.Run;
        return false;
    }

    private void OpenCell(LoopState state, int index, int columns)
    {
        state.Column = index % columns;
        if (state.Column == 0)
            Write($"<tr class=\"row{index / columns + 1}\">");
        Write($"<td class=\"col{state.Column + 1}\">");
    }

    private void CloseCell(LoopState state, bool last)
    {
        Write("</td>");
        if (state.Column == state.Columns - 1 || last || flow is Flow.Break or Flow.Return)
            Write("</tr>\n");
    }

    private void ExecuteWhile(WhileStatement statement)
    {
        var state = new LoopState("while", 0);
        var scope = own ?? Top;
        var word = scope.Push("while", state);
        try
        {
            while (Values.IsTrue(Evaluate(statement.Condition)))
            {
                Charge(1);
                Execute(statement.Body);
                state.Index++;
                if (!GoesOn())
                    break;
            }
        }
        finally
        {
            scope.RemoveAt(word);
        }
    }
}
