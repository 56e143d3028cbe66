using System;

namespace NetCompiler;

/// <summary>One layer of a network whose layers are attributes. They apply in the order in which they are written on one part of the class.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// What parameters, checkpoints and generated code call the layer; unique in the network. By default the operator and its ordinal: <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }
}
