package cortado.runtime;

import cortado.runtime.random.RandomKey;
import cortado.runtime.random.Stream;
import java.util.List;

/** The numbers that programs of one network share: parameters, states and settings, each in one flat array. */
public final class Variables {
    /** Floats after the last element, so that the last vector load may overrun. */
    public static final int SLACK = 16;

    private final Description description;
    private final float[] parameters;
    private final float[] states;
    private final double[] exactSettings;
    /** {@link #exactSettings}, rounded. */
    private final float[] settings;
    /** Position of {@link Setting#TRAINING}, -1 where the network has none. */
    private final int training;

    private Variables(Description description, float[] parameters, float[] states, double[] exactSettings) {
        this.description = description;
        this.parameters = parameters;
        this.states = states;
        this.exactSettings = exactSettings;
        settings = new float[exactSettings.length + SLACK];
        for (int i = 0; i < exactSettings.length; i++) {
            settings[i] = (float) exactSettings[i];
        }
        training = description.setting(Setting.TRAINING).orElse(-1);
    }

    /** Returns variables of the network that are all 0, and settings with their initial values. */
    public static Variables create(Description description) {
        return new Variables(
                description,
                new float[Description.length(description.parameters()) + SLACK],
                new float[Description.length(description.states()) + SLACK],
                description.settings().stream().mapToDouble(Setting::initial).toArray());
    }

    /** Gives every variable the values of its initializer. The same seed gives the same values. */
    public void initialize(long seed) {
        RandomKey key = RandomKey.of(seed).with(Stream.INITIALIZATION);
        description.parameters().forEach(variable -> initialize(variable, parameters, key));
        description.states().forEach(variable -> initialize(variable, states, key));
    }

    private static void initialize(Variable variable, float[] flat, RandomKey key) {
        float[] values = new float[variable.elements()];
        variable.initializer().fill(values, variable.shape(), variable.fanIn(), variable.fanOut(),
                key.with(variable.key()));
        variable.scatter(values, flat);
    }

    /** Returns variables of their own with equal values. */
    public Variables copy() {
        return new Variables(description, parameters.clone(), states.clone(), exactSettings.clone());
    }

    /** Takes over parameters and states of another network of the same description; settings stay. */
    public void assign(Variables other) {
        System.arraycopy(other.parameters, 0, parameters, 0, parameters.length);
        System.arraycopy(other.states, 0, states, 0, states.length);
    }

    /** Returns the network that these belong to. */
    public Description description() {
        return description;
    }

    /** Returns the flat array of parameters itself, in storage order. */
    public float[] parameters() {
        return parameters;
    }

    /** Returns how many floats of {@link #parameters} are parameters and their padding: all but the slack. */
    public int parameterLength() {
        return parameters.length - SLACK;
    }

    /** Returns the flat array of states itself, in storage order. */
    public float[] states() {
        return states;
    }

    /** Returns the array of settings itself as float programs read them, in the description's order. */
    public float[] settings() {
        return settings;
    }

    /**
     * Returns the values of a parameter or state in row-major order. Throws IllegalArgumentException for an unknown
     * key.
     */
    public float[] get(String key) {
        Variable variable = find(key);
        return variable.gather(flat(variable));
    }

    /**
     * Sets a parameter or state, in row-major order. Throws IllegalArgumentException for an unknown key or a wrong
     * number of values.
     */
    public void set(String key, float... values) {
        Variable variable = find(key);
        variable.scatter(values, flat(variable));
    }

    /** Returns the settings as the double twin reads them, in the description's order. */
    double[] exactSettings() {
        return exactSettings;
    }

    /** Returns the value of a setting. Throws IllegalArgumentException for an unknown key. */
    public double setting(String key) {
        return exactSettings[settingIndex(key)];
    }

    /** Returns the value of the setting at a position in the description's order. */
    public double setting(int index) {
        return exactSettings[index];
    }

    /** Changes a setting. Throws IllegalArgumentException for an unknown key. */
    public void setting(String key, double value) {
        setting(settingIndex(key), value);
    }

    private void setting(int index, double value) {
        exactSettings[index] = value;
        settings[index] = (float) value;
    }

    /** Makes programs act as in the given mode, where the network distinguishes them. */
    public void mode(Mode mode) {
        if (training >= 0) {
            setting(training, mode.setting());
        }
    }

    private int settingIndex(String key) {
        return description
                .setting(key)
                .orElseThrow(() -> NearMiss.unknown("setting", key, description.settings(), Setting::key));
    }

    private Variable find(String key) {
        List<Variable> all = description.variables();
        return all.stream()
                .filter(variable -> variable.key().equals(key))
                .findFirst()
                .orElseThrow(() -> NearMiss.unknown("parameter or state", key, all, Variable::key));
    }

    private float[] flat(Variable variable) {
        return description.states().contains(variable) ? states : parameters;
    }
}
