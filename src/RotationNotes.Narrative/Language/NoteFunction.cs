using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Language;

/// <summary>What an argument is turned into before the function sees it; what cannot be turned is an error at the call.</summary>
internal enum ArgumentKind
{
    /// <summary>As it is.</summary>
    Any,

    /// <summary>A string; other values are printed, null stays null.</summary>
    Text,

    /// <summary>An <see cref="int"/>.</summary>
    Integer,

    /// <summary>True for everything but null and false.</summary>
    Truth,

    /// <summary>An <see cref="IList"/>; null stays null.</summary>
    List,
}

/// <summary>A parameter of a <see cref="NoteFunction"/>.</summary>
/// <param name="Name">Name for named arguments and messages.</param>
/// <param name="Kind">What arguments are turned into.</param>
/// <param name="IsOptional">True when a call may leave it out.</param>
/// <param name="Default">Value of a left-out argument.</param>
/// <param name="IsVariadic">Last parameter only: takes all further arguments as a <see cref="ScriptArray"/>.</param>
internal sealed record NoteParameter(string Name, ArgumentKind Kind = ArgumentKind.Any, bool IsOptional = false, object? Default = null, bool IsVariadic = false);

/// <summary>Where a call stands, and what it gave itself.</summary>
/// <param name="File">File of the template that calls.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column.</param>
/// <param name="GivenMask">Bit i is set when the call gave parameter i itself.</param>
internal readonly record struct NoteCall(string File, int Line, int Column, ulong GivenMask)
{
    /// <summary>True when the call itself gave the parameter.</summary>
    public bool IsGiven(int parameter) => (GivenMask >> parameter & 1) != 0;
}

/// <summary>A function of the note language, called as <c>{{ f x 1 }}</c>, <c>{{ f(x, 1) }}</c> or <c>{{ x | f 1 }}</c>, with named arguments where wanted.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="parameters">In order; optional ones last, then at most one variadic.</param>
/// <param name="body">Given the call and one value per parameter, already of the kind asked for. A <see cref="FormatException"/>,
/// <see cref="ArgumentException"/>, <see cref="OverflowException"/> or <see cref="InvalidOperationException"/> it throws becomes an error of the template at the call.</param>
internal sealed class NoteFunction(string name, NoteParameter[] parameters, Func<NoteCall, object?[], object?> body) : IScriptCustomFunction
{
    private static readonly object NotGiven = new();

    int IScriptFunctionInfo.RequiredParameterCount => parameters.Count(p => !p.IsOptional && !p.IsVariadic);

    int IScriptFunctionInfo.ParameterCount => parameters.Length;

    ScriptVarParamKind IScriptFunctionInfo.VarParamKind => parameters is [.., { IsVariadic: true }] ? ScriptVarParamKind.LastParameter : ScriptVarParamKind.None;

    Type IScriptFunctionInfo.ReturnType => typeof(object);

    ScriptParameterInfo IScriptFunctionInfo.GetParameterInfo(int index)
    {
        var parameter = parameters.Length == 0 ? new NoteParameter("") : parameters[Math.Min(index, parameters.Length - 1)];
        return parameter.IsOptional ? new(typeof(object), parameter.Name, NotGiven) : new(typeof(object), parameter.Name);
    }

    object? IScriptCustomFunction.Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var span = callerContext?.Span ?? context.CurrentSpan;
        var given = 0UL;
        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = i < arguments.Count ? arguments[i] : NotGiven;
            if (ReferenceEquals(value, NotGiven))
                values[i] = parameters[i].IsVariadic ? new ScriptArray() : parameters[i].Default;
            else
                (values[i], given) = (parameters[i].IsVariadic ? value : Converted(context, span, parameters[i], value), given | 1UL << i);
        }

        try
        {
            return body(new NoteCall(span.FileName, span.Start.Line + 1, span.Start.Column + 1, given), values);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new ScriptRuntimeException(span, $"'{name}' failed: {error.Message.TrimEnd('.')}");
        }
    }

    ValueTask<object?> IScriptCustomFunction.InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(((IScriptCustomFunction)this).Invoke(context, callerContext, arguments, blockStatement));

    private object? Converted(TemplateContext context, SourceSpan span, NoteParameter parameter, object? value)
    {
        ScriptRuntimeException Wrong(string wanted) => new(span, $"'{name}' needs {wanted} for '{parameter.Name}', not {context.GetTypeName(value)}");
        return parameter.Kind switch
        {
            ArgumentKind.Text => value as string ?? context.ObjectToString(value),
            ArgumentKind.Truth => context.ToBool(span, value),
            ArgumentKind.List => value is null or IList ? value : throw Wrong("a list"),
            ArgumentKind.Integer => value switch
            {
                int number => number,
                long number and >= int.MinValue and <= int.MaxValue => (int)number,
                double number when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
                _ => throw Wrong("a whole number"),
            },
            _ => value,
        };
    }
}
